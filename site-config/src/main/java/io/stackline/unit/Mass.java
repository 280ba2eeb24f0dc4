package io.stackline.unit;

/**
 * A mass as weighed.
 *
 * @param kilograms value in kg
 */
public record Mass(double kilograms) {
  public static Mass ofMg(double value) {
    return new Mass(value / 1e6);
  }

  public double toMg() {
    return kilograms * 1e6;
  }

  @Override
  public String toString() {
    return QuantityText.number(toMg()) + " mg";
  }
}
