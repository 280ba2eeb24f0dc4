package io.stackline.unit;

/**
 * A mass as weighed.
 *
 * @param kilograms value in kg
 */
public record Mass(double kilograms) implements Quantity {
  public static Mass ofMg(double value) {
    return new Mass(value / 1e6);
  }

  public double toMg() {
    return kilograms * 1e6;
  }

  /** The loading this mass makes when it is spread over the given area. */
  public ArealMass per(Area area) {
    return new ArealMass(kilograms / area.squareMetres());
  }

  @Override
  public double si() {
    return kilograms;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.MASS;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
