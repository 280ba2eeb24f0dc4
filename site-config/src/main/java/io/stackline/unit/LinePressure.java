package io.stackline.unit;

/**
 * Pressure of the oil in the line, which is not the pressure on the specimen. NaN means "not
 * measured".
 *
 * @param pascals value in Pa
 */
public record LinePressure(double pascals) {
  public static LinePressure ofBar(double value) {
    return new LinePressure(value * 1e5);
  }

  public double toBar() {
    return pascals / 1e5;
  }

  @Override
  public String toString() {
    return QuantityText.number(toBar()) + " bar";
  }
}
