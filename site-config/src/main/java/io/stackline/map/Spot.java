package io.stackline.map;

/**
 * Where a value stands.
 *
 * @param address of the first register or bit, 0-based as in the frame, 0 to 65535
 * @param count registers, or bits of a table of bits
 */
public record Spot(Table table, int address, int count) {
  /** One past the last address of a table. */
  public static final int ADDRESSES = 0x1_0000;

  public Spot {
    if (address < 0 || count < 1 || address + count > ADDRESSES) {
      throw new IllegalArgumentException(
          table + " " + address + " with " + count + " does not lie in 0 to 65535");
    }
  }

  /** One past its last address. */
  public int end() {
    return address + count;
  }

  public boolean overlaps(Spot other) {
    return table == other.table && address < other.end() && other.address < end();
  }
}
