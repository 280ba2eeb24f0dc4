package io.stackline.unit;

/**
 * Charge of an electrode per area of the die; 1 mAh is 3.6 C.
 *
 * @param coulombsPerSquareMetre value in C/m²
 */
public record ArealCapacity(double coulombsPerSquareMetre) implements Quantity {
  public static ArealCapacity ofMAhPerCm2(double value) {
    return new ArealCapacity(value * 3.6e4);
  }

  public double toMAhPerCm2() {
    return coulombsPerSquareMetre / 3.6e4;
  }

  @Override
  public double si() {
    return coulombsPerSquareMetre;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.AREAL_CAPACITY;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
