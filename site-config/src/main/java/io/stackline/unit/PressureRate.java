package io.stackline.unit;

/**
 * Change of the pressure on the specimen per second.
 *
 * @param pascalsPerSecond value in Pa/s
 */
public record PressureRate(double pascalsPerSecond) implements Quantity {
  public static PressureRate ofMPaPerSecond(double value) {
    return new PressureRate(value * 1e6);
  }

  public double toMPaPerSecond() {
    return pascalsPerSecond / 1e6;
  }

  /** The rate of force that makes this rate of pressure on the given area. */
  public ForceRate on(Area area) {
    return new ForceRate(pascalsPerSecond * area.squareMetres());
  }

  @Override
  public double si() {
    return pascalsPerSecond;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.PRESSURE_RATE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
