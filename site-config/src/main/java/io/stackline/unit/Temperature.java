package io.stackline.unit;

/**
 * A temperature. NaN means "not measured".
 *
 * @param kelvin value in K
 */
public record Temperature(double kelvin) implements Quantity {
  public static Temperature ofCelsius(double value) {
    return new Temperature(value + 273.15);
  }

  public double toCelsius() {
    return kelvin - 273.15;
  }

  @Override
  public double si() {
    return kelvin;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.TEMPERATURE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
