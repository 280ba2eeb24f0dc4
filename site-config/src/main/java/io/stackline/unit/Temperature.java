package io.stackline.unit;

/**
 * A temperature. NaN means "not measured".
 *
 * @param kelvin value in K
 */
public record Temperature(double kelvin) {
  public static Temperature ofCelsius(double value) {
    return new Temperature(value + 273.15);
  }

  public double toCelsius() {
    return kelvin - 273.15;
  }

  @Override
  public String toString() {
    return QuantityText.number(toCelsius()) + " °C";
  }
}
