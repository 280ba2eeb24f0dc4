package io.stackline.bridge.link;

import java.io.IOException;
import java.util.Arrays;

/** Modbus TCP: transaction number, protocol 0, length and unit before the PDU. */
final class Mbap implements Framing {
  private static final int HEADER = 7;

  @Override
  public byte[] frame(Asked asked, byte[] pdu) {
    byte[] frame = new byte[HEADER + pdu.length];
    put(frame, 0, asked.number());
    put(frame, 4, pdu.length + 1);
    frame[6] = (byte) asked.unit();
    System.arraycopy(pdu, 0, frame, HEADER, pdu.length);
    return frame;
  }

  /** Reads no further than the shortest possible frame before it knows which one it is. */
  @Override
  public byte[] answer(Cable cable, Asked asked, long deadlineNanos) throws IOException {
    int size = asked.answer().size();
    byte[] frame = new byte[HEADER + size];
    cable.read(frame, 0, HEADER + EXCEPTION_SIZE, deadlineNanos);
    if (word(frame, 0) != asked.number() || word(frame, 2) != 0) {
      throw new Misfit("the answer belongs to another question");
    }
    asked.checkUnit(frame[6] & 0xFF);
    boolean exception = asked.isException(frame[HEADER] & 0xFF);
    int right = exception ? EXCEPTION_SIZE : size;
    if (word(frame, 4) != right + 1) {
      throw new Misfit(
          "the answer has " + (word(frame, 4) - 1) + " bytes where " + right + " belong");
    }
    if (!exception) {
      int got = HEADER + EXCEPTION_SIZE;
      cable.read(frame, got, frame.length - got, deadlineNanos);
      asked.checkHead(frame, HEADER, asked.answer().known());
    }
    return Arrays.copyOfRange(frame, HEADER, HEADER + right);
  }

  private static void put(byte[] frame, int at, int word) {
    frame[at] = (byte) (word >>> 8);
    frame[at + 1] = (byte) word;
  }

  private static int word(byte[] frame, int at) {
    return (frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF);
  }
}
