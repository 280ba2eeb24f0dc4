package io.stackline.cluster;

import io.stackline.board.Stamp;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A word with its stamp in front: term and number, big-endian, then the codec's bytes. */
final class StampedWord {
  private static final int STAMP_BYTES = 2 * Long.BYTES;

  private StampedWord() {}

  static byte[] of(Stamp stamp, byte[] word) {
    return ByteBuffer.allocate(STAMP_BYTES + word.length)
        .putLong(stamp.term())
        .putLong(stamp.n())
        .put(word)
        .array();
  }

  /** Of anything shorter: before all others. */
  static Stamp stamp(byte[] bytes) {
    if (bytes.length < STAMP_BYTES) {
      return new Stamp(Long.MIN_VALUE, 0);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Stamp(buffer.getLong(), buffer.getLong());
  }

  static byte[] word(byte[] bytes) {
    return Arrays.copyOfRange(bytes, Math.min(STAMP_BYTES, bytes.length), bytes.length);
  }
}
