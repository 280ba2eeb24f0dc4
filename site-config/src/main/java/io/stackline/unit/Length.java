package io.stackline.unit;

/**
 * A length or position. NaN means "not measured".
 *
 * @param metres value in m
 */
public record Length(double metres) implements Quantity {
  public static Length ofMm(double value) {
    return new Length(value / 1e3);
  }

  public double toMm() {
    return metres * 1e3;
  }

  @Override
  public double si() {
    return metres;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.LENGTH;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
