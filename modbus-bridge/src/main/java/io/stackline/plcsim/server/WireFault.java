package io.stackline.plcsim.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A fault of the wire at work, with its own seeded dice. Used by the socket thread only. */
final class WireFault {
  private static final int MOST_PIECES = 5;
  private static final int MOST_GARBAGE_OCTETS = 40;
  private static final long PIECE_PAUSE_NS = 2_000_000;
  private static final int LAST_READ = 4;
  private static final int BYTE_COUNT = 1;

  private final Fault.OnWire fault;
  private final SplittableRandom random;

  WireFault(Fault.OnWire fault, long seed) {
    this.fault = fault;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Octets to send.
   *
   * @param pauseNanos how long after the piece before
   */
  record Piece(long pauseNanos, ByteBuffer octets) {
    static Piece of(long pauseNanos, byte[] octets) {
      return new Piece(pauseNanos, ByteBuffer.wrap(octets));
    }
  }

  Mishap mishap() {
    return fault.mishap();
  }

  int code() {
    return fault.code();
  }

  boolean strikes() {
    return random.nextDouble() < fault.share();
  }

  long nanos() {
    long least = fault.least().toNanos();
    return random.nextLong(least, fault.most().toNanos() + 1);
  }

  /** What is sent instead of this answer. */
  List<Piece> pieces(Request request, byte[] pdu, Frames frames) {
    int unit = request.unit();
    int transaction = request.transaction();
    byte[] whole = frames.frame(transaction, unit, pdu);
    return switch (fault.mishap()) {
      case LOST_REQUEST, LOST_REPLY, DEAD -> List.of();
      case LATE -> List.of(Piece.of(nanos(), whole));
      case DUPLICATED -> List.of(Piece.of(0, whole), Piece.of(0, whole));
      case TRUNCATED -> once(Arrays.copyOf(whole, random.nextInt(1, whole.length)));
      case PIECES -> torn(whole);
      case WRONG_TRANSACTION ->
          once(frames.frame(transaction ^ random.nextInt(1, 0x10000), unit, pdu));
      case WRONG_UNIT ->
          once(frames.frame(transaction, (unit + random.nextInt(1, 0xFF)) & 0xFF, pdu));
      case WRONG_FUNCTION -> once(frames.frame(transaction, unit, otherFunction(pdu)));
      case WRONG_LENGTH -> once(frames.frame(transaction, unit, otherLength(pdu)));
      case GARBAGE -> once(garbage());
      case DELAY, EXCEPTION, TORN -> once(whole);
    };
  }

  private static List<Piece> once(byte[] octets) {
    return List.of(Piece.of(0, octets));
  }

  private List<Piece> torn(byte[] whole) {
    int pieces = Math.min(whole.length, random.nextInt(2, MOST_PIECES + 1));
    List<Piece> result = new ArrayList<>();
    int from = 0;
    for (int left = pieces; left > 0; left--) {
      int to = left == 1 ? whole.length : random.nextInt(from + 1, whole.length - left + 2);
      long pause = result.isEmpty() ? 0 : PIECE_PAUSE_NS;
      result.add(Piece.of(pause, Arrays.copyOfRange(whole, from, to)));
      from = to;
    }
    return result;
  }

  /** FC3 for FC4 and the like: a function that exists, with an answer of the same shape. */
  private static byte[] otherFunction(byte[] pdu) {
    byte[] other = pdu.clone();
    int exception = other[0] & 0x80;
    int other0 =
        switch (other[0] & 0x7F) {
          case 3 -> 4;
          case 4 -> 3;
          case 1 -> 2;
          case 2 -> 1;
          case 5 -> 6;
          case 6 -> 5;
          default -> 15;
        };
    other[0] = (byte) (exception | other0);
    return other;
  }

  /** A read's answer counts more octets than it has; a write's has more than it may. */
  private static byte[] otherLength(byte[] pdu) {
    if (pdu[0] > LAST_READ || Requests.isException(pdu)) {
      return Arrays.copyOf(pdu, pdu.length + 2);
    }
    byte[] other = pdu.clone();
    other[BYTE_COUNT] = (byte) (other[BYTE_COUNT] + 2);
    return other;
  }

  private byte[] garbage() {
    byte[] octets = new byte[random.nextInt(1, MOST_GARBAGE_OCTETS + 1)];
    random.nextBytes(octets);
    return octets;
  }
}
