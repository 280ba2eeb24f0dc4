package io.stackline.plcsim.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Modbus TCP: transaction, protocol 0, length, unit, PDU. A header that cannot be one ends the
 * connection, because nobody knows where the next frame would begin.
 */
final class MbapFrames implements Frames {
  private static final int LENGTH_KNOWN = 6;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 254;

  @Override
  public long silenceMs() {
    return 0;
  }

  @Override
  public Optional<Request> next(ByteBuffer in) throws IOException {
    if (in.remaining() < LENGTH_KNOWN) {
      return Optional.empty();
    }
    int start = in.position();
    int protocol = in.getShort(start + 2) & 0xFFFF;
    int length = in.getShort(start + 4) & 0xFFFF;
    if (protocol != 0 || length < SHORTEST || length > LONGEST) {
      throw new IOException("no Modbus header: protocol " + protocol + ", length " + length);
    }
    if (in.remaining() < LENGTH_KNOWN + length) {
      return Optional.empty();
    }
    int transaction = in.getShort() & 0xFFFF;
    in.position(start + LENGTH_KNOWN);
    int unit = in.get() & 0xFF;
    byte[] pdu = new byte[length - 1];
    in.get(pdu);
    return Optional.of(new Request(transaction, unit, pdu));
  }

  @Override
  public byte[] frame(int transaction, int unit, byte[] pdu) {
    return ByteBuffer.allocate(LENGTH_KNOWN + 1 + pdu.length)
        .putShort((short) transaction)
        .putShort((short) 0)
        .putShort((short) (pdu.length + 1))
        .put((byte) unit)
        .put(pdu)
        .array();
  }
}
