package io.stackline.press;

import io.stackline.unit.Force;

/**
 * A way a press measures force.
 *
 * @param kind which cell
 * @param range largest force it measures
 * @param accuracy stated limit of error; one standard deviation is this divided by √3
 */
public record ForceChannel(Kind kind, Force range, Force accuracy) {
  /** Which cell measures. */
  public enum Kind {
    /** The cell of the full range. */
    HIGH,
    /** A second cell for small forces. */
    LOW
  }

  /** One standard deviation of the error, taken as evenly spread within the limit. */
  public Force sigma() {
    return accuracy.times(1 / Math.sqrt(3));
  }
}
