package io.stackline.unit;

/**
 * Charge of an electrode material per mass; 1 mAh is 3.6 C.
 *
 * @param coulombsPerKilogram value in C/kg
 */
public record SpecificCapacity(double coulombsPerKilogram) implements Quantity {
  public static SpecificCapacity ofMAhPerG(double value) {
    return new SpecificCapacity(value * 3.6e3);
  }

  public double toMAhPerG() {
    return coulombsPerKilogram / 3.6e3;
  }

  /** The charge per area of a layer with this loading of the material. */
  public ArealCapacity of(ArealMass loading) {
    return new ArealCapacity(coulombsPerKilogram * loading.kilogramsPerSquareMetre());
  }

  @Override
  public double si() {
    return coulombsPerKilogram;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.SPECIFIC_CAPACITY;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
