package io.stackline.unit;

/**
 * Pressure of the oil in the line, which is not the pressure on the specimen. NaN means "not
 * measured".
 *
 * @param pascals value in Pa
 */
public record LinePressure(double pascals) implements Quantity {
  public static LinePressure ofBar(double value) {
    return new LinePressure(value * 1e5);
  }

  public double toBar() {
    return pascals / 1e5;
  }

  @Override
  public double si() {
    return pascals;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.LINE_PRESSURE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
