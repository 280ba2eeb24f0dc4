package io.stackline.unit;

/**
 * Mass of a layer per area of the die, the loading of an electrode.
 *
 * @param kilogramsPerSquareMetre value in kg/m²
 */
public record ArealMass(double kilogramsPerSquareMetre) implements Quantity {
  public static ArealMass ofMgPerCm2(double value) {
    return new ArealMass(value * 1e-2);
  }

  public double toMgPerCm2() {
    return kilogramsPerSquareMetre / 1e-2;
  }

  /** The mass that covers the given area. */
  public Mass over(Area area) {
    return new Mass(kilogramsPerSquareMetre * area.squareMetres());
  }

  @Override
  public double si() {
    return kilogramsPerSquareMetre;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.AREAL_MASS;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
