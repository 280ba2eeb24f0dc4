package io.stackline.map;

/**
 * How a device lays the bytes of a value into its registers. The letters name the four bytes of a
 * 32-bit value from most to least significant, in the order they travel; the words and bytes of a
 * 64-bit value are swapped likewise. In a text only the bytes within each register are.
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

  /**
   * What one to four registers hold, as they were read, the most significant bit on top. A value of
   * one register is never swapped.
   */
  public long bits(int... registers) {
    long bits = 0;
    for (int n = 0; n < registers.length; n++) {
      int word = registers[wordsSwapped ? registers.length - 1 - n : n];
      bits = (bits << 16) | (registers.length == 1 ? word & 0xFFFF : word(word));
    }
    return bits;
  }

  /** What stands in so many registers, one to four, for these bits; what lies above is left out. */
  public int[] registers(long bits, int count) {
    int[] registers = new int[count];
    for (int n = 0; n < count; n++) {
      int word = (int) (bits >>> (16 * (count - 1 - n))) & 0xFFFF;
      registers[wordsSwapped ? count - 1 - n : n] = count == 1 ? word : word(word);
    }
    return registers;
  }

  /** Two characters as they stand in a register, the first one on top, or as they were written. */
  public int text(int register) {
    return word(register);
  }

  private int word(int word) {
    return bytesSwapped ? (word & 0xFF) << 8 | (word >>> 8 & 0xFF) : word & 0xFFFF;
  }
}
