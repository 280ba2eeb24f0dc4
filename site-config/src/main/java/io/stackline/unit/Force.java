package io.stackline.unit;

/**
 * Force on the specimen. NaN means "not measured".
 *
 * @param newtons value in N
 */
public record Force(double newtons) implements Quantity, Comparable<Force> {
  public static final Force ZERO = new Force(0);
  public static final Force UNKNOWN = new Force(Double.NaN);

  public static Force ofKN(double kilonewtons) {
    return new Force(kilonewtons * 1e3);
  }

  public double toKN() {
    return newtons / 1e3;
  }

  /** The pressure this force makes on the given area. */
  public Pressure over(Area area) {
    return new Pressure(newtons / area.squareMetres());
  }

  public Force times(double factor) {
    return new Force(newtons * factor);
  }

  public boolean isKnown() {
    return !Double.isNaN(newtons);
  }

  public static Force min(Force a, Force b) {
    return a.newtons <= b.newtons ? a : b;
  }

  @Override
  public int compareTo(Force other) {
    return Double.compare(newtons, other.newtons);
  }

  @Override
  public double si() {
    return newtons;
  }

  @Override
  public QuantityKind kind() {
    return QuantityKind.FORCE;
  }

  @Override
  public String toString() {
    return QuantityText.text(this);
  }
}
