package io.stackline.sequence.stage;

import io.stackline.unit.Temperature;
import java.time.Duration;

/**
 * What readings told of a stroke that its trace does not carry.
 *
 * @param coldest lowest temperature of either platen while the target was held, {@code hottest} the
 *     highest; unknown if none was read
 * @param warmth for how long of it temperatures were read
 * @param imbalance highest imbalance of the platen cells under more than 5 kN, the largest
 *     difference of two of them over their mean, smoothed over 10 s; NaN if it was never seen
 */
public record Seen(Temperature coldest, Temperature hottest, Duration warmth, double imbalance) {
  /** Nobody looked. */
  public static final Seen NONE =
      new Seen(new Temperature(Double.NaN), new Temperature(Double.NaN), Duration.ZERO, Double.NaN);

  /** What both have seen, one after the other. */
  public Seen and(Seen later) {
    return new Seen(
        new Temperature(lower(coldest.kelvin(), later.coldest.kelvin())),
        new Temperature(-lower(-hottest.kelvin(), -later.hottest.kelvin())),
        warmth.plus(later.warmth),
        -lower(-imbalance, -later.imbalance));
  }

  private static double lower(double one, double other) {
    return Double.isNaN(one) || other < one ? other : one;
  }
}
