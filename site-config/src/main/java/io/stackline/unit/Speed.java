package io.stackline.unit;

/**
 * Speed of the ram. NaN means "not measured".
 *
 * @param metresPerSecond value in m/s
 */
public record Speed(double metresPerSecond) implements Quantity {
  public static Speed ofMmPerSecond(double value) {
    return new Speed(value / 1e3);
  }

  public double toMmPerSecond() {
    return metresPerSecond * 1e3;
  }

  @Override
  public double si() {
    return metresPerSecond;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.SPEED;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
