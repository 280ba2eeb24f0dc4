package io.stackline.plcsim;

import java.util.Optional;

/**
 * The limits of PRESSMAP 1.0, registers 64 to 83, in N and N/s.
 *
 * @param capN FORCE_CAP: above it the load is taken off
 * @param rateCapNPerS RATE_CAP
 * @param positionMaxMm POS_MAX
 * @param temperatureCapC TEMP_CAP
 * @param overshootTripN OVERSHOOT_TRIP
 * @param imbalanceTripPct IMBALANCE_TRIP
 * @param abortRateNPerS ABORT_RATE
 * @param dieAreaMm2 DIE_AREA; makes MPa of N where a narrower bound than the cap is told in MPa
 * @param crc the block's CRC, which is right
 */
record Limits(
    double capN,
    double rateCapNPerS,
    double positionMaxMm,
    double temperatureCapC,
    double overshootTripN,
    double imbalanceTripPct,
    double abortRateNPerS,
    double dieAreaMm2,
    int crc) {
  static final int FIRST_REGISTER = 64;
  static final int REGISTERS = 20;
  static final int CRC_OFFSET = 19;

  private static final double KN = 1e3;
  private static final int NUMBERS = 8;
  private static final double ROUNDING = 1e-5;

  /** The highest target this cap allows; the rounding of f32 decimals is forgiven. */
  double highestTargetN() {
    return capN / 1.03 * (1 + ROUNDING);
  }

  /** What speaks against these registers on a press of this rating. */
  static Optional<Refusal> refusal(int[] block, double ratedN) {
    if (Crc16.of(block, 0, CRC_OFFSET) != block[CRC_OFFSET]) {
      return Optional.of(new Refusal(Nack.CRC, FIRST_REGISTER + CRC_OFFSET));
    }
    for (int i = 0; i < NUMBERS; i++) {
      double number = RegisterWriter.f32(block, 2 * i);
      if (!(number > 0) || Double.isInfinite(number)) {
        return Optional.of(new Refusal(Nack.ARGUMENT_RANGE, FIRST_REGISTER + 2 * i));
      }
    }
    boolean tooMuch = RegisterWriter.f32(block, 0) * KN > ratedN * (1 + ROUNDING);
    return Refusal.when(tooMuch, Nack.OVER_LIMIT, FIRST_REGISTER);
  }

  static Limits of(int[] block) {
    return new Limits(
        RegisterWriter.f32(block, 0) * KN,
        RegisterWriter.f32(block, 2) * KN,
        RegisterWriter.f32(block, 4),
        RegisterWriter.f32(block, 6),
        RegisterWriter.f32(block, 8) * KN,
        RegisterWriter.f32(block, 10),
        RegisterWriter.f32(block, 12) * KN,
        RegisterWriter.f32(block, 14),
        block[CRC_OFFSET]);
  }

  /** The first number in which these are wider than the other ones. */
  Optional<Refusal> widerThan(Limits other) {
    double[] mine = numbers();
    double[] theirs = other.numbers();
    for (int i = 0; i < mine.length; i++) {
      if (mine[i] > theirs[i]) {
        return Optional.of(new Refusal(Nack.OVER_LIMIT, FIRST_REGISTER + 2 * i));
      }
    }
    return Optional.empty();
  }

  private double[] numbers() {
    return new double[] {
      capN,
      rateCapNPerS,
      positionMaxMm,
      temperatureCapC,
      overshootTripN,
      imbalanceTripPct,
      abortRateNPerS
    };
  }
}
