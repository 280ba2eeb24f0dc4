package io.stackline.unit;

/**
 * An area.
 *
 * @param squareMetres value in m²
 */
public record Area(double squareMetres) implements Quantity {
  public static Area ofMm2(double value) {
    return new Area(value / 1e6);
  }

  /** The area of a round bore. */
  public static Area ofBore(Length diameter) {
    return new Area(Math.PI * diameter.metres() * diameter.metres() / 4);
  }

  public double toMm2() {
    return squareMetres * 1e6;
  }

  @Override
  public double si() {
    return squareMetres;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.AREA;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
