package io.stackline.opcua.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Makes garbage of good octets, the same for the same random numbers. */
final class Mutation {
  /** Where a message says how long it is. */
  private static final int LENGTH_AT = 4;

  private static final int[] LENGTHS = {
    0,
    1,
    7,
    8,
    9,
    12,
    100,
    4_128,
    4_129,
    65_535,
    65_536,
    1 << 24,
    Integer.MAX_VALUE,
    -1,
    -8,
    Integer.MIN_VALUE
  };

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  byte[] of(byte[] good) {
    byte[] bad = good.clone();
    switch (random.nextInt(8)) {
      case 0 -> flip(bad);
      case 1 -> bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      case 2 -> ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(LENGTH_AT, length());
      case 3 -> bad = joined(bad, bad);
      case 4 -> bad = inserted(bad);
      case 5 -> reverse(bad);
      case 6 -> {
        // A length somewhere inside, of a text or an array.
        int at = 8 + random.nextInt(Math.max(1, bad.length - 12));
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(at, length());
      }
      default -> random.nextBytes(bad);
    }
    return bad;
  }

  private int length() {
    return LENGTHS[random.nextInt(LENGTHS.length)];
  }

  private void flip(byte[] octets) {
    for (int i = random.nextInt(8); i >= 0; i--) {
      octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private byte[] inserted(byte[] octets) {
    byte[] more = new byte[1 + random.nextInt(200)];
    random.nextBytes(more);
    int at = random.nextInt(octets.length);
    return joined(
        joined(Arrays.copyOf(octets, at), more), Arrays.copyOfRange(octets, at, octets.length));
  }

  private void reverse(byte[] octets) {
    int from = random.nextInt(octets.length);
    for (int i = from, j = octets.length - 1; i < j; i++, j--) {
      byte kept = octets[i];
      octets[i] = octets[j];
      octets[j] = kept;
    }
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
