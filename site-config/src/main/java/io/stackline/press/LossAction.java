package io.stackline.press;

import java.util.Optional;

/**
 * What the PLC does by itself when its host falls silent, with its code on the wire (PRESSMAP 1.0).
 */
public enum LossAction {
  /** What suits the kind of segment: freeze a ramp, finish a dwell, hold stack pressure. */
  BY_TYPE(0),
  /** Hold the load. */
  HOLD(1),
  /** Finish the program alone. */
  FINISH(2),
  /** Decompress at the abort rate. */
  DECOMPRESS(3);

  private final int code;

  LossAction(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<LossAction> ofCode(int code) {
    for (LossAction each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
