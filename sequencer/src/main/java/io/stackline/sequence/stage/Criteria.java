package io.stackline.sequence.stage;

import io.stackline.unit.Pressure;
import java.time.Duration;

/**
 * What a stage has to keep, by what lies in the die: powder, with a soft metal, or a cell under
 * stack pressure. Shares are of the target, except that of the trace. The band itself is the
 * recipe's: the tolerance of the stage, in which the PLC counts dwell too.
 *
 * @param overshoot share the filtered peak may exceed the target by, but at least {@code
 *     overshootMin}
 * @param inBand least share of the dwell in band
 * @param mean how far the mean in the dwell may be off
 * @param ramp how far the ramp's rate may be off, as a share of it
 * @param creditMax most that dwell credit may be off, however long the dwell
 * @param lost share of the trace that may be missing
 */
record Criteria(
    double overshoot,
    Pressure overshootMin,
    double inBand,
    double mean,
    double ramp,
    Duration creditMax,
    double lost) {
  private static final Duration NO_MAX = Duration.ofDays(365);
  private static final Criteria POWDER =
      new Criteria(0.01, Pressure.ofMPa(1), 0.98, 0.005, 0.10, NO_MAX, 0.005);
  private static final Criteria METAL =
      new Criteria(0.01, Pressure.ofMPa(0.5), 0.98, 0.01, 0.10, NO_MAX, 0.005);
  private static final Criteria STACK_PRESSURE =
      new Criteria(0, Pressure.ofMPa(1), 0.99, 0.01, 0.20, Duration.ofSeconds(60), 0.01);

  /** Release may be steeper than the recipe's rate by this factor, whatever the stage. */
  static final double RELEASE_MAX = 1.2;

  private static final double CREDIT_SHARE = 0.005;
  private static final Duration CREDIT_MIN = Duration.ofMillis(500);

  static Criteria of(StageJob job) {
    if (job.isStackPressure()) {
      return STACK_PRESSURE;
    }
    return job.hasMetal() ? METAL : POWDER;
  }

  /** By how much the filtered peak may exceed this target. */
  Pressure overshoot(Pressure target) {
    Pressure share = target.times(overshoot);
    return share.compareTo(overshootMin) >= 0 ? share : overshootMin;
  }

  /** By how much credited dwell may differ: 0.5 s or 0.5 %, the larger, within the most. */
  Duration credit(Duration required) {
    Duration share = Duration.ofNanos(Math.round(required.toNanos() * CREDIT_SHARE));
    Duration allowed = share.compareTo(CREDIT_MIN) >= 0 ? share : CREDIT_MIN;
    return allowed.compareTo(creditMax) <= 0 ? allowed : creditMax;
  }
}
