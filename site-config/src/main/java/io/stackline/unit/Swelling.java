package io.stackline.unit;

/**
 * Growth of an electrode's thickness per charge it takes up on each area; negative if it shrinks.
 *
 * @param cubicMetresPerCoulomb value in m³/C
 */
public record Swelling(double cubicMetresPerCoulomb) implements Quantity {
  /** 1e6 µm/m times 3.6e4 (C/m²)/(mAh/cm²). */
  private static final double UM_PER_MAH_PER_CM2 = 3.6e10;

  public static Swelling ofUmPerMAhPerCm2(double value) {
    return new Swelling(value / UM_PER_MAH_PER_CM2);
  }

  public double toUmPerMAhPerCm2() {
    return cubicMetresPerCoulomb * UM_PER_MAH_PER_CM2;
  }

  /** The growth while this charge per area is taken up. */
  public Length of(ArealCapacity taken) {
    return new Length(cubicMetresPerCoulomb * taken.coulombsPerSquareMetre());
  }

  @Override
  public double si() {
    return cubicMetresPerCoulomb;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.SWELLING;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
