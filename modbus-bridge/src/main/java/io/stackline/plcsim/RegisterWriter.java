package io.stackline.plcsim;

/**
 * Values into registers and back, high word first (ABCD), f32 as IEEE-754.
 *
 * <p>This room's own codec on purpose: it is not shared with the bridge, so a word-order mistake
 * there cannot cancel itself out here.
 */
final class RegisterWriter {
  private final int[] registers;

  RegisterWriter(int[] registers) {
    this.registers = registers;
  }

  RegisterWriter u16(int at, int value) {
    registers[at] = value & 0xFFFF;
    return this;
  }

  RegisterWriter u32(int at, long value) {
    registers[at] = (int) ((value >>> 16) & 0xFFFF);
    registers[at + 1] = (int) (value & 0xFFFF);
    return this;
  }

  RegisterWriter f32(int at, double value) {
    return u32(at, Float.floatToIntBits((float) value));
  }

  static long u32(int[] from, int at) {
    return ((long) from[at] << 16) | from[at + 1];
  }

  static double f32(int[] from, int at) {
    return Float.intBitsToFloat((from[at] << 16) | from[at + 1]);
  }

  static int i16(int[] from, int at) {
    return (short) from[at];
  }
}
