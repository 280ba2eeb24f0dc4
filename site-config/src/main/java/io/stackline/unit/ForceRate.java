package io.stackline.unit;

/**
 * Change of force per second.
 *
 * @param newtonsPerSecond value in N/s
 */
public record ForceRate(double newtonsPerSecond) implements Quantity {
  public static ForceRate ofKNPerSecond(double value) {
    return new ForceRate(value * 1e3);
  }

  public double toKNPerSecond() {
    return newtonsPerSecond / 1e3;
  }

  @Override
  public double si() {
    return newtonsPerSecond;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.FORCE_RATE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
