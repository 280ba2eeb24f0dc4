package io.stackline.plcsim.server;

import java.nio.ByteBuffer;

/** One whole request as it came over the wire. One thread. */
final class Request {
  private final int transaction;
  private final int unit;
  private final byte[] pdu;

  Request(int transaction, int unit, byte[] pdu) {
    this.transaction = transaction;
    this.unit = unit;
    this.pdu = pdu;
  }

  /** The transaction number; 0 where the framing has none. */
  int transaction() {
    return transaction;
  }

  int unit() {
    return unit;
  }

  int function() {
    return pdu[0] & 0xFF;
  }

  /** Function code and data, to be read. */
  ByteBuffer pdu() {
    return ByteBuffer.wrap(pdu);
  }
}
