package io.stackline.opcua.fuzz;

import java.util.Random;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Requests that are framed as they should be, and whose content nobody means. */
final class Absurd {
  private static final int DEPTH = 1_000;
  private static final int HUGE = Integer.MAX_VALUE;

  private static final int READ = 631;
  private static final int WRITE = 673;
  private static final int BROWSE = 527;
  private static final int CALL = 712;
  private static final int CREATE_ITEMS = 751;
  private static final int CREATE_SUBSCRIPTION = 787;
  private static final int PUBLISH = 826;
  private static final int HISTORY_READ = 664;
  private static final int TRANSLATE = 554;
  private static final int CREATE_SESSION = 461;
  private static final int ACTIVATE_SESSION = 467;

  private final Random random;
  private final byte[] token;

  /**
   * @param session whose token the requests carry
   */
  Absurd(Random random, NodeId session) {
    this.random = random;
    byte[] opaque = ((ByteString) session.getIdentifier()).bytesOrEmpty();
    this.token = new Octets().u8(5).u16(0).u32(opaque.length).raw(opaque).done();
  }

  byte[] next() {
    return switch (random.nextInt(18)) {
      case 0 -> write(nestedVariants());
      case 1 -> write(nestedObjects());
      case 2 -> write(nestedDiagnostics());
      case 3 -> request(READ).real(0).u32(0).u32(HUGE).done();
      case 4 -> write(new Octets().u8(0x80 | 11).u32(HUGE).real(1).done());
      case 5 -> write(new Octets().u8(12).u32(HUGE).raw(new byte[64]).done());
      case 6 -> write(matrix());
      case 7 -> unknownType();
      case 8 -> request(READ).real(-1).u32(99).u32(1).raw(readId("x".repeat(40_000))).done();
      case 9 -> request(READ).real(Double.NaN).u32(3).u32(1).raw(readId("9:1,5:2")).done();
      case 10 -> request(BROWSE).u8(0).u8(0).raw(new byte[12]).u32(0).u32(-2).done();
      case 11 -> request(CALL).u32(1).id(2253).id(11492).u32(HUGE).done();
      case 12 ->
          request(CREATE_SUBSCRIPTION).real(Double.NaN).u32(0).u32(0).u32(-1).u8(9).u8(9).done();
      case 13 -> request(CREATE_ITEMS).u32(random.nextInt()).u32(2).u32(1).raw(filtered()).done();
      case 14 -> request(PUBLISH).u32(1).u32(random.nextInt()).u32(random.nextInt()).done();
      case 15 -> request(HISTORY_READ).raw(object()).u32(2).u8(0).u32(1).raw(readId("")).done();
      case 16 ->
          request(TRANSLATE)
              .u32(1)
              .id(84)
              .u32(1)
              .id(random.nextInt(70_000))
              .u8(7)
              .u8(7)
              .u16(9)
              .text("?")
              .done();
      default -> garbled();
    };
  }

  private Octets request(int type) {
    return new Octets()
        .id(type)
        .raw(token)
        .u32(0)
        .u32(0)
        .u32(1)
        .u32(0)
        .none()
        .u32(1_000)
        .raw(new byte[3]);
  }

  private byte[] write(byte[] variant) {
    return request(WRITE).u32(1).id(2258).u32(13).none().u8(1).raw(variant).done();
  }

  private static byte[] nestedVariants() {
    Octets octets = new Octets();
    for (int i = 0; i < DEPTH; i++) {
      octets.u8(0x80 | 24).u32(1);
    }
    return octets.u8(1).u8(1).done();
  }

  private static byte[] nestedObjects() {
    byte[] inner = {0, 0, 0};
    for (int i = 0; i < DEPTH; i++) {
      inner = new Octets().id(297).u8(1).u32(inner.length).raw(inner).done();
    }
    return new Octets().u8(22).raw(inner).done();
  }

  private static byte[] nestedDiagnostics() {
    Octets octets = new Octets().u8(25);
    for (int i = 0; i < DEPTH; i++) {
      octets.u8(0x40);
    }
    return octets.u8(0).done();
  }

  private static byte[] matrix() {
    return new Octets().u8(0xC0 | 6).u32(1).u32(5).u32(2).u32(65_535).u32(65_535).done();
  }

  private byte[] unknownType() {
    return switch (random.nextInt(3)) {
      case 0 -> new Octets().id(60_000 + random.nextInt(5_000)).raw(token).done();
      case 1 -> new Octets().u8(3).u16(9).text("nothing").raw(token).done();
      default -> new Octets().u8(0xFF).raw(token).done();
    };
  }

  private static byte[] readId(String range) {
    return new Octets().id(2258).u32(13).text(range).u16(0).none().done();
  }

  private static byte[] object() {
    return new Octets().id(650).u8(1).u32(3).raw(new byte[3]).done();
  }

  /** An item whose filter says it is one and holds something else. */
  private byte[] filtered() {
    return new Octets()
        .raw(readId(""))
        .u32(2)
        .u32(1)
        .real(-5)
        .id(727)
        .u8(1)
        .u32(5)
        .raw(new byte[] {(byte) random.nextInt(), -1, -1, -1, 127})
        .u32(-1)
        .u8(1)
        .done();
  }

  /** A request of a known type with a body of chance. */
  private byte[] garbled() {
    int[] types = {
      READ,
      WRITE,
      BROWSE,
      CALL,
      CREATE_ITEMS,
      PUBLISH,
      CREATE_SESSION,
      ACTIVATE_SESSION,
      428,
      422,
      473,
      479,
      488,
      503,
      515,
      533,
      560,
      566,
      615,
      621,
      700,
      763,
      769,
      775,
      781,
      793,
      799,
      832,
      841,
      847
    };
    byte[] body = new byte[random.nextInt(300)];
    random.nextBytes(body);
    return request(types[random.nextInt(types.length)]).raw(body).done();
  }
}
