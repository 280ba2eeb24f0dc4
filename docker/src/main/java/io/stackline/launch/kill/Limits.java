package io.stackline.launch.kill;

import java.nio.ByteBuffer;

/**
 * The limits that were written to a press (PRESSMAP, holding registers 64 to 83). It works with
 * them only once it says that its own have this CRC.
 *
 * @param capKN FORCE_CAP
 */
record Limits(int crc, float capKN) {
  /** First register and number of registers. */
  static final int FIRST = 64;

  static final int COUNT = 20;

  static Limits of(ByteBuffer registers) {
    return new Limits(
        registers.getShort(2 * (83 - FIRST)) & 0xFFFF, registers.getFloat(2 * (64 - FIRST)));
  }
}
