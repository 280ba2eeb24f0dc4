package io.stackline.plcsim;

import java.util.Optional;

/** CMD_CODE of PRESSMAP 1.0. */
enum CommandCode {
  /** Become the owner, if nobody is. */
  ACQUIRE(1),
  /** Give ownership back. */
  RELEASE(2),
  /** Check the profile and copy it to the shadow. */
  VALIDATE(3),
  /** Run the shadow profile. */
  START(4),
  /** Stand still under load. */
  PAUSE(5),
  /** Go on. */
  RESUME(6),
  /** Take the load off and give the run up. */
  ABORT(7),
  /** Move an in-situ target by at most a tenth. */
  ADJUST_TARGET(8),
  /** Clear latched trips. */
  RESET_ALARM(9),
  /** Take the present reading of the unloaded cells for zero. */
  TARE(10),
  /** Open the ram. */
  HOME(11),
  /** Copy the limits to the shadow. */
  APPLY_LIMITS(12),
  /** A person has done what the program waits for. */
  OPERATOR_CONFIRM(13),
  /** Forget the shadow profile. */
  CLEAR_PROFILE(14),
  /** Become the owner against another, with the local key. */
  STEAL(15);

  private final int code;

  CommandCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<CommandCode> of(int code) {
    return code >= 1 && code <= values().length
        ? Optional.of(values()[code - 1])
        : Optional.empty();
  }
}
