package io.stackline.bridge.link;

import io.stackline.bridge.register.Crc16;
import java.io.IOException;
import java.util.Arrays;

/**
 * Modbus RTU: unit before the PDU, CRC behind it. There is no number by which to tell a late answer
 * from the right one, so everything else is compared, and nothing may follow the answer.
 */
final class Rtu implements Framing {
  private static final int UNIT = 1;
  private static final int CRC = 2;
  private static final int SHORTEST = UNIT + EXCEPTION_SIZE + CRC;

  @Override
  public byte[] frame(Asked asked, byte[] pdu) {
    byte[] frame = new byte[UNIT + pdu.length + CRC];
    frame[0] = (byte) asked.unit();
    System.arraycopy(pdu, 0, frame, UNIT, pdu.length);
    int crc = crc(frame, frame.length - CRC);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >>> 8);
    return frame;
  }

  /** Reads no further than the shortest possible frame before it knows which one it is. */
  @Override
  public byte[] answer(Cable cable, Asked asked, long deadlineNanos) throws IOException {
    byte[] frame = new byte[UNIT + asked.answer().size() + CRC];
    cable.read(frame, 0, SHORTEST, deadlineNanos);
    asked.checkUnit(frame[0] & 0xFF);
    boolean exception = asked.isException(frame[UNIT] & 0xFF);
    if (!exception) {
      // A wrong number of bytes must not make us wait for those that never come.
      asked.checkHead(frame, UNIT, EXCEPTION_SIZE);
      cable.read(frame, SHORTEST, frame.length - SHORTEST, deadlineNanos);
      asked.checkHead(frame, UNIT, asked.answer().known());
    }
    int end = exception ? SHORTEST - CRC : frame.length - CRC;
    checkCrc(frame, end);
    if (!cable.isQuiet()) {
      throw new Misfit("bytes follow the answer");
    }
    return Arrays.copyOfRange(frame, UNIT, end);
  }

  private static void checkCrc(byte[] frame, int size) throws Misfit {
    int found = (frame[size] & 0xFF) | (frame[size + 1] & 0xFF) << 8;
    if (found != crc(frame, size)) {
      throw new Misfit("the CRC of the answer is wrong");
    }
  }

  private static int crc(byte[] frame, int size) {
    return Crc16.ofBytes(Arrays.copyOf(frame, size));
  }
}
