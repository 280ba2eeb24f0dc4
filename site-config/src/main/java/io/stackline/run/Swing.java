package io.stackline.run;

import io.stackline.unit.Quantity;
import java.time.Duration;

/**
 * How a quantity went over a stretch of time, weighted by time. Where nothing was measured the
 * three are NaN and {@code seen} is zero; a gap is never filled.
 *
 * @param seen for how much of the stretch it was measured
 */
public record Swing<Q extends Quantity>(Q lowest, Q highest, Q mean, Duration seen) {
  /** Whether it was measured at all. */
  public boolean isKnown() {
    return !seen.isZero();
  }
}
