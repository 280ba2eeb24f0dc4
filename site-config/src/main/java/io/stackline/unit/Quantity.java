package io.stackline.unit;

/**
 * A number that knows its unit: SI inside, its usual unit in text.
 *
 * <p>{@code toString} is for people: seven digits and no exponent. {@link #exact} is for files: it
 * is read back within 1e-9. A NaN, where a quantity allows it, means "not measured" and prints as a
 * question mark, which cannot be read.
 *
 * <p>Not sealed, although {@link QuantityKind} lists all: the board's codec writes the type beside
 * each member of a sealed interface, and a field that holds a pressure already says so.
 */
public interface Quantity {
  /** The value in SI units. */
  double si();

  QuantityKind kind();

  /**
   * A text in the usual unit that {@link QuantityText} reads back within 1e-9 of the value; of a
   * temperature, from a millikelvin up.
   */
  default String exact() {
    return QuantityText.exact(this);
  }
}
