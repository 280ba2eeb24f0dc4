package io.stackline.unit;

/**
 * A difference of two temperatures, as of a tolerance. Written in kelvin, since {@code 2 °C} would
 * be a temperature.
 *
 * @param kelvin value in K
 */
public record TemperatureDifference(double kelvin) implements Quantity {
  @Override
  public double si() {
    return kelvin;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.TEMPERATURE_DIFFERENCE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
