package io.stackline.plcsim;

import java.util.Optional;

/** TYPE of a segment of PRESSMAP 1.0. */
enum SegmentType {
  /** Walk to the target at the rate. */
  RAMP(1),
  /** Hold the target for the duration. */
  DWELL(2),
  /** Hold the target for hours or days. */
  INSITU(3),
  /** Walk down to the target at the rate. */
  RELEASE(4),
  /** Hold until a person confirms. */
  WAIT_OPERATOR(5),
  /** Hold until the platens have been at temperature for the duration. */
  HEAT(6),
  /** Walk to a small target and hold it for the duration. */
  PRELOAD(7);

  private final int code;

  SegmentType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  boolean moves() {
    return this == RAMP || this == RELEASE || this == PRELOAD;
  }

  boolean holds() {
    return this == DWELL || this == INSITU;
  }

  static Optional<SegmentType> of(int code) {
    for (SegmentType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
