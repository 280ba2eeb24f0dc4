package io.stackline.unit;

/**
 * A share of a whole, written in percent: {@code 98 %} is 0.98.
 *
 * @param fraction the share, 1 being the whole
 */
public record Share(double fraction) implements Quantity {
  public static Share ofPercent(double value) {
    return new Share(value * 1e-2);
  }

  public double toPercent() {
    return fraction / 1e-2;
  }

  @Override
  public double si() {
    return fraction;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.SHARE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
