package io.stackline.map;

import java.util.OptionalDouble;

/**
 * What a number in a register means: raw × scale + offset, in a unit.
 *
 * @param unit symbol of the unit, empty if there is none
 * @param sentinel raw value that means: no value, the sensor is open
 * @param min lowest value that can be true, in the unit; below it the reading is bad and a write is
 *     refused; negative infinity if anything goes
 * @param max highest, likewise
 */
public record Meaning(
    double scale, double offset, String unit, OptionalDouble sentinel, double min, double max) {
  /** The raw value is the value. */
  public static final Meaning PLAIN =
      new Meaning(
          1, 0, "", OptionalDouble.empty(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** How near to 1 over a whole number a scale must lie to be meant as that. */
  private static final double EXACT = 1e-12;

  public Meaning {
    if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
      throw new IllegalArgumentException("scale must be finite and not zero, offset finite");
    }
    if (!(min <= max)) {
      throw new IllegalArgumentException("min " + min + " must not lie above max " + max);
    }
  }

  /**
   * The value of a raw one. A scale such as 0.1 or 0.001 divides by its inverse, so that 3 steps of
   * 0.1 are 0.3 and not a little more.
   */
  public double fromRaw(double raw) {
    double inverse = Math.rint(1 / scale);
    boolean decimal = Math.abs(scale * inverse - 1) < EXACT;
    return (decimal ? raw / inverse : raw * scale) + offset;
  }

  public double toRaw(double value) {
    return (value - offset) / scale;
  }

  public boolean isPossible(double value) {
    return value >= min && value <= max;
  }
}
