package io.stackline.unit;

/**
 * True density of a solid.
 *
 * @param kilogramsPerCubicMetre value in kg/m³
 */
public record Density(double kilogramsPerCubicMetre) implements Quantity {
  public static Density ofGPerCm3(double value) {
    return new Density(value * 1e3);
  }

  public double toGPerCm3() {
    return kilogramsPerCubicMetre / 1e3;
  }

  @Override
  public double si() {
    return kilogramsPerCubicMetre;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.DENSITY;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
