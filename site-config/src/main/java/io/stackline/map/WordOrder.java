package io.stackline.map;

/**
 * How a device lays the four bytes of a 32-bit value into two registers. The letters name the bytes
 * from most to least significant, in the order they travel.
 */
public enum WordOrder {
  /** High word first, high byte first: PRESSMAP and the Modbus custom. */
  ABCD(false, false),
  /** Low word first. */
  CDAB(true, false),
  /** High word first, bytes swapped within each word. */
  BADC(false, true),
  /** Low byte first throughout. */
  DCBA(true, true);

  private final boolean wordsSwapped;
  private final boolean bytesSwapped;

  WordOrder(boolean wordsSwapped, boolean bytesSwapped) {
    this.wordsSwapped = wordsSwapped;
    this.bytesSwapped = bytesSwapped;
  }

  /** The unsigned value that two registers hold, as they were read. */
  public long u32(int first, int second) {
    long high = word(wordsSwapped ? second : first);
    long low = word(wordsSwapped ? first : second);
    return high << 16 | low;
  }

  /** The IEEE-754 value that two registers hold; NaN stays NaN. */
  public double f32(int first, int second) {
    return Float.intBitsToFloat((int) u32(first, second));
  }

  /** What stands in the first register for an unsigned 32-bit value. */
  public int first(long u32) {
    return word((int) (wordsSwapped ? u32 & 0xFFFF : u32 >>> 16 & 0xFFFF));
  }

  /** What stands in the second register for an unsigned 32-bit value. */
  public int second(long u32) {
    return word((int) (wordsSwapped ? u32 >>> 16 & 0xFFFF : u32 & 0xFFFF));
  }

  private int word(int word) {
    return bytesSwapped ? (word & 0xFF) << 8 | (word >>> 8 & 0xFF) : word & 0xFFFF;
  }
}
