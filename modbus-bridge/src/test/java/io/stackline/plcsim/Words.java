package io.stackline.plcsim;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A master's codec, written apart from the simulator's own, so that the two can disagree. */
public final class Words {
  private Words() {}

  public static int[] of(String hex) {
    return Arrays.stream(hex.trim().split("\\s+"))
        .mapToInt(word -> Integer.parseInt(word, 16))
        .toArray();
  }

  public static int[] f32(double value) {
    ByteBuffer bytes = ByteBuffer.allocate(4).putFloat(0, (float) value);
    return new int[] {bytes.getShort(0) & 0xFFFF, bytes.getShort(2) & 0xFFFF};
  }

  public static int[] u32(long value) {
    ByteBuffer bytes = ByteBuffer.allocate(8).putLong(0, value);
    return new int[] {bytes.getShort(4) & 0xFFFF, bytes.getShort(6) & 0xFFFF};
  }

  public static double f32(int high, int low) {
    return ByteBuffer.allocate(4).putShort(0, (short) high).putShort(2, (short) low).getFloat(0);
  }

  public static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  public static int crc(int... registers) {
    int crc = 0xFFFF;
    for (int register : registers) {
      for (int octet : new int[] {register >>> 8, register & 0xFF}) {
        crc ^= octet;
        for (int bit = 0; bit < 8; bit++) {
          boolean carry = (crc & 1) != 0;
          crc >>>= 1;
          crc = carry ? crc ^ 0xA001 : crc;
        }
      }
    }
    return crc;
  }
}
