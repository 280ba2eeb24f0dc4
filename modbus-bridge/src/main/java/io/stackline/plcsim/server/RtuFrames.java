package io.stackline.plcsim.server;

import io.stackline.plcsim.Crc16;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * RTU frames in a TCP stream: unit, PDU, CRC with its low octet first. Where a frame ends follows
 * from its function; what has no right check sum is thrown away with all that came behind it, and
 * nobody answers.
 */
final class RtuFrames implements Frames {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 256;
  private static final int PLAIN = 8;
  private static final int MANY = 16;
  private static final int MANY_HEAD = 7;
  private static final int CRC = 2;
  private static final int UNKNOWN = -1;

  /** Far more than 3.5 characters, since TCP may hold a piece back; far less than a time-out. */
  @Override
  public long silenceMs() {
    return 50;
  }

  @Override
  public Optional<Request> next(ByteBuffer in) {
    if (in.remaining() < SHORTEST) {
      return Optional.empty();
    }
    int start = in.position();
    int function = in.get(start + 1) & 0xFF;
    if (function == MANY && in.remaining() < MANY_HEAD) {
      return Optional.empty();
    }
    int length = length(in, function);
    boolean known = length != UNKNOWN;
    int octets = known ? length : in.remaining();
    if (octets > LONGEST) {
      in.position(in.limit());
      return Optional.empty();
    }
    if (in.remaining() < octets) {
      return Optional.empty();
    }
    if (!checked(in.array(), in.arrayOffset() + start, octets)) {
      // A function we do not know may still be on its way.
      in.position(known ? in.limit() : start);
      return Optional.empty();
    }
    int unit = in.get() & 0xFF;
    byte[] pdu = new byte[octets - 1 - CRC];
    in.get(pdu);
    in.position(start + octets);
    return Optional.of(new Request(0, unit, pdu));
  }

  @Override
  public byte[] frame(int transaction, int unit, byte[] pdu) {
    byte[] octets = new byte[pdu.length + 1 + CRC];
    octets[0] = (byte) unit;
    System.arraycopy(pdu, 0, octets, 1, pdu.length);
    int crc = Crc16.of(octets, 0, pdu.length + 1);
    octets[octets.length - CRC] = (byte) crc;
    octets[octets.length - 1] = (byte) (crc >> 8);
    return octets;
  }

  private static int length(ByteBuffer in, int function) {
    if (function == MANY) {
      return MANY_HEAD + (in.get(in.position() + MANY_HEAD - 1) & 0xFF) + CRC;
    }
    return ModbusFunction.of(function).isPresent() ? PLAIN : UNKNOWN;
  }

  private static boolean checked(byte[] octets, int from, int count) {
    int sent = (octets[from + count - 2] & 0xFF) | (octets[from + count - 1] & 0xFF) << 8;
    return Crc16.of(octets, from, count - CRC) == sent;
  }
}
