package io.stackline.unit;

/**
 * Pressure on the specimen, never that of the oil line ({@link LinePressure}). NaN means "not
 * measured".
 *
 * @param pascals value in Pa
 */
public record Pressure(double pascals) implements Quantity, Comparable<Pressure> {
  public static final Pressure ZERO = new Pressure(0);
  public static final Pressure UNKNOWN = new Pressure(Double.NaN);

  public static Pressure ofMPa(double megapascals) {
    return new Pressure(megapascals * 1e6);
  }

  public double toMPa() {
    return pascals / 1e6;
  }

  /** The force that presses with this pressure on the given area. */
  public Force on(Area area) {
    return new Force(pascals * area.squareMetres());
  }

  public Pressure times(double factor) {
    return new Pressure(pascals * factor);
  }

  public boolean isKnown() {
    return !Double.isNaN(pascals);
  }

  public static Pressure min(Pressure a, Pressure b) {
    return a.pascals <= b.pascals ? a : b;
  }

  public static Pressure max(Pressure a, Pressure b) {
    return a.pascals >= b.pascals ? a : b;
  }

  @Override
  public int compareTo(Pressure other) {
    return Double.compare(pascals, other.pascals);
  }

  @Override
  public double si() {
    return pascals;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.PRESSURE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
