package io.stackline.plcsim;

/**
 * One segment of a profile, in N and N/s.
 *
 * @param type what it does
 * @param flags FLAGS as written
 * @param targetN TARGET
 * @param rateNPerS RATE
 * @param durationMs DURATION
 * @param toleranceN TOL
 * @param temperatureC TEMP_SP
 * @param lossAction LOSS_ACTION
 */
record Segment(
    SegmentType type,
    int flags,
    double targetN,
    double rateNPerS,
    long durationMs,
    double toleranceN,
    double temperatureC,
    LossAction lossAction) {
  static final int REGISTERS = 12;
  static final int TARGET = 2;
  static final int RATE = 4;
  static final int DURATION = 6;
  static final int TOLERANCE = 8;
  static final int TEMPERATURE = 10;
  static final int LOSS_ACTION = 11;
  static final long UNTIL_RELEASED = 0xFFFFFFFFL;

  private static final double KN = 1e3;

  boolean guaranteedSoak() {
    return (flags & 1) != 0;
  }

  boolean lowCell() {
    return (flags & 2) != 0;
  }

  boolean constantGap() {
    return (flags & 4) != 0;
  }

  boolean softLanding() {
    return (flags & 8) != 0;
  }

  boolean stopIfOutOfBand() {
    return (flags & 16) != 0;
  }

  boolean untilReleased() {
    return type == SegmentType.INSITU && durationMs == UNTIL_RELEASED;
  }

  /** The segment at this offset of the profile's registers; its type and loss action must exist. */
  static Segment at(int[] profile, int offset) {
    return new Segment(
        SegmentType.of(profile[offset]).orElseThrow(),
        profile[offset + 1],
        RegisterWriter.f32(profile, offset + TARGET) * KN,
        RegisterWriter.f32(profile, offset + RATE) * KN,
        RegisterWriter.u32(profile, offset + DURATION),
        RegisterWriter.f32(profile, offset + TOLERANCE) * KN,
        RegisterWriter.i16(profile, offset + TEMPERATURE) / 10.0,
        LossAction.of(profile[offset + LOSS_ACTION]));
  }
}
