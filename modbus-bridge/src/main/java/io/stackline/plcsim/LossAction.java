package io.stackline.plcsim;

/** LOSS_ACTION of PRESSMAP 1.0: what to do when the owner falls silent. */
enum LossAction {
  /** Not said here: ask the next in the order segment, profile, ownership block, segment type. */
  UNSET(0),
  /** Stand still, keep the load. */
  HOLD(1),
  /** Go on by itself. */
  FINISH(2),
  /** Take the load off in a controlled way. */
  DECOMPRESS(3);

  private final int code;

  LossAction(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static boolean exists(int code) {
    return code >= 0 && code < values().length;
  }

  static LossAction of(int code) {
    return values()[code];
  }
}
