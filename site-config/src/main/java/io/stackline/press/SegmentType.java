package io.stackline.press;

import java.util.Optional;

/** What a segment of a press program does, with its code on the wire (PRESSMAP 1.0). */
public enum SegmentType {
  /** No segment. */
  NONE(0),
  /** Force rises at its rate to the target. */
  RAMP(1),
  /** Force held at the target for the duration. */
  DWELL(2),
  /** Stack pressure held on a cell. */
  INSITU(3),
  /** Force falls at its rate to the target. */
  RELEASE(4),
  /** Waits for a confirmation. */
  WAIT_OPERATOR(5),
  /** Platens brought to temperature. */
  HEAT(6),
  /** Force brought to a low target and held for the duration. */
  PRELOAD(7);

  private final int code;

  SegmentType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<SegmentType> ofCode(int code) {
    for (SegmentType each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
