package io.stackline.plcsim.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Seeded requests that no press may obey: for a press at unit 1 with the registers of PRESSMAP 1.0.
 */
final class HostileRequests {
  /** What hostile writes want to write. */
  static final int MARKER = 0xDEAD;

  /** Holding registers of PRESSMAP, and a word for its coils. */
  static final int REGISTERS = 16 + 6 + 20 + 208 + 1;

  private static final int KINDS = 11;
  private static final int UNIT = 1;

  private final Frames frames;
  private final boolean rtu;
  private final SplittableRandom random;
  private boolean ends;

  HostileRequests(Framing framing, long seed) {
    this.frames = Frames.of(framing);
    this.rtu = framing == Framing.RTU_OVER_TCP;
    this.random = new SplittableRandom(seed);
  }

  /** Whether the connection cannot be used after the last request. */
  boolean endsConnection() {
    return ends;
  }

  byte[] next() {
    ends = false;
    return switch (random.nextInt(KINDS)) {
      case 0 -> frame(UNIT, badFunction());
      case 1 -> frame(UNIT, writeOutside());
      case 2 -> frame(UNIT, lyingByteCount());
      case 3 -> frame(UNIT, badCount());
      case 4 -> frame(random.nextInt(2, 0x100), write(64, 4));
      case 5 -> frame(UNIT, readOnly());
      case 6 -> frame(UNIT, badCoil());
      case 7 -> frame(UNIT, wrongLength());
      case 8 -> damaged();
      case 9 -> half();
      default -> flood();
    };
  }

  private byte[] frame(int unit, byte[] pdu) {
    return frames.frame(random.nextInt(0x10000), unit, pdu);
  }

  private static byte[] write(int address, int count) {
    ByteBuffer pdu = ByteBuffer.allocate(6 + 2 * count);
    pdu.put((byte) 16).putShort((short) address).putShort((short) count).put((byte) (2 * count));
    for (int i = 0; i < count; i++) {
      pdu.putShort((short) MARKER);
    }
    return pdu.array();
  }

  private byte[] badFunction() {
    int[] unknown = {0, 7, 8, 11, 15, 17, 20, 22, 23, 24, 43, 65, 100, 127, 128, 144, 255};
    byte[] pdu = write(64, random.nextInt(1, 20));
    pdu[0] = (byte) unknown[random.nextInt(unknown.length)];
    return pdu;
  }

  /** Begins or ends where there is no register. */
  private byte[] writeOutside() {
    int[][] places = {{10, 10}, {30, 4}, {62, 4}, {80, 8}, {330, 20}, {100, 3}, {0xFFFF, 2}};
    int[] place = places[random.nextInt(places.length)];
    return write(place[0], place[1]);
  }

  private byte[] lyingByteCount() {
    byte[] pdu = write(64, 8);
    pdu[5] = (byte) (2 * random.nextInt(9, 100));
    // In RTU the byte count tells where the frame ends, so there must be as much.
    return rtu ? Arrays.copyOf(pdu, 6 + (pdu[5] & 0xFF)) : pdu;
  }

  private byte[] badCount() {
    int function = random.nextInt(1, 5);
    int count = random.nextBoolean() ? 0 : random.nextInt(2001, 0x10000);
    return RawMaster.request(function, random.nextInt(0x10000), count);
  }

  private byte[] readOnly() {
    return RawMaster.request(6, random.nextInt(20_000, 50_000), MARKER);
  }

  private byte[] badCoil() {
    return RawMaster.request(5, random.nextInt(0, 2), random.nextInt(1, 0xFF00));
  }

  private byte[] wrongLength() {
    byte[] pdu = RawMaster.request(6, 64, MARKER);
    ends = rtu;
    return Arrays.copyOf(pdu, random.nextBoolean() ? random.nextInt(1, 5) : random.nextInt(6, 40));
  }

  /** A write that would be obeyed, with a header or check sum that is none. */
  private byte[] damaged() {
    byte[] frame = frame(UNIT, write(64, random.nextInt(1, 20)));
    if (rtu) {
      int at = random.nextInt(frame.length);
      frame[at] = (byte) (frame[at] ^ random.nextInt(1, 0x100));
    } else if (random.nextBoolean()) {
      frame[random.nextInt(2, 4)] = (byte) random.nextInt(1, 0x100);
    } else {
      frame[4] = (byte) random.nextInt(1, 0x100);
    }
    ends = true;
    return frame;
  }

  /** A write that would be obeyed, if it were whole. */
  byte[] half() {
    byte[] frame = frame(UNIT, write(64, random.nextInt(1, 20)));
    ends = true;
    return Arrays.copyOf(frame, random.nextInt(1, frame.length));
  }

  /** Forty requests at once, whose answers nobody waits for. */
  private byte[] flood() {
    byte[] one = frame(UNIT, readOnly());
    byte[] many = new byte[40 * one.length];
    for (int at = 0; at < many.length; at += one.length) {
      System.arraycopy(one, 0, many, at, one.length);
    }
    return many;
  }
}
