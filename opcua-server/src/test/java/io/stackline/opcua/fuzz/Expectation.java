package io.stackline.opcua.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether a server can know that something must be said to what it got. */
final class Expectation {
  private static final int HEADER = 8;

  private Expectation() {}

  /**
   * Whether the octets hold a message that is complete, or longer than any may be. Of a message
   * that has not come whole, or of which more chunks will come, nothing can be said yet.
   *
   * @param longest a message may be here
   */
  static boolean answer(byte[] sent, int longest) {
    int at = 0;
    while (sent.length - at >= HEADER) {
      int length = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
      if (length < HEADER || length > longest) {
        return true;
      }
      if (sent.length - at < length) {
        return false;
      }
      if (sent[at + 3] != 'C' && sent[at + 3] != 'A') {
        return true;
      }
      at += length;
    }
    return false;
  }
}
