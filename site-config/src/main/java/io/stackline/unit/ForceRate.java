package io.stackline.unit;

/**
 * Change of force per second.
 *
 * @param newtonsPerSecond value in N/s
 */
public record ForceRate(double newtonsPerSecond) {
  public static ForceRate ofKNPerSecond(double value) {
    return new ForceRate(value * 1e3);
  }

  public double toKNPerSecond() {
    return newtonsPerSecond / 1e3;
  }

  @Override
  public String toString() {
    return QuantityText.number(toKNPerSecond()) + " kN/s";
  }
}
