package io.stackline.unit;

/**
 * Stiffness of a press frame.
 *
 * @param newtonsPerMetre value in N/m
 */
public record Stiffness(double newtonsPerMetre) implements Quantity {
  public static Stiffness ofKNPerMm(double value) {
    return new Stiffness(value * 1e6);
  }

  public double toKNPerMm() {
    return newtonsPerMetre / 1e6;
  }

  @Override
  public double si() {
    return newtonsPerMetre;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.STIFFNESS;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
