package io.stackline.map;

/**
 * How a value is laid into its registers.
 *
 * @param order of the bytes of a value of more than one register; ABCD where it does not matter
 * @param bit which bit of the register a {@link PointType#BIT} is, 0 the lowest; 0 otherwise
 */
public record Coding(PointType type, WordOrder order, int bit) {
  public Coding {
    if (bit < 0 || bit > 15 || (bit != 0 && type != PointType.BIT)) {
      throw new IllegalArgumentException(type + " has no bit " + bit);
    }
  }
}
