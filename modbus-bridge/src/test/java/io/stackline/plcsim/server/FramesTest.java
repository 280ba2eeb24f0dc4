package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Frames against octets that the Modbus documents give. */
class FramesTest {
  private final Frames rtu = Frames.of(Framing.RTU_OVER_TCP);
  private final Frames mbap = Frames.of(Framing.MBAP);

  private static ByteBuffer stream(int... octets) {
    return ByteBuffer.wrap(RawWire.octets(octets));
  }

  @Test
  void theRtuRequestOfTheTextbooksIsRead() throws IOException {
    // "Read holding registers 40108 to 40110 of slave 17", with its CRC 0x8776 sent low first.
    ByteBuffer in = stream(0x11, 3, 0, 0x6B, 0, 3, 0x76, 0x87);
    Request request = rtu.next(in).orElseThrow();
    assertEquals(0x11, request.unit());
    assertEquals(ByteBuffer.wrap(RawWire.octets(3, 0, 0x6B, 0, 3)), request.pdu());
    assertEquals(0, in.remaining());
  }

  @Test
  void theRtuAnswerOfTheTextbooksIsWritten() {
    byte[] pdu = RawWire.octets(3, 6, 0xAE, 0x41, 0x56, 0x52, 0x43, 0x40);
    assertArrayEquals(
        RawWire.octets(0x11, 3, 6, 0xAE, 0x41, 0x56, 0x52, 0x43, 0x40, 0x49, 0xAD),
        rtu.frame(0, 0x11, pdu));
  }

  @Test
  void anRtuFrameWithAWrongCheckSumIsThrownAwayWithAllBehindIt() throws IOException {
    ByteBuffer in = stream(0x11, 3, 0, 0x6B, 0, 3, 0x76, 0x88, 0x11, 3, 0);
    assertTrue(rtu.next(in).isEmpty());
    assertEquals(0, in.remaining());
  }

  @Test
  void aHalfRtuFrameIsLeftUntilItIsWhole() throws IOException {
    ByteBuffer in = stream(0x11, 3, 0, 0x6B, 0, 3, 0x76, 0x87);
    in.limit(7);
    assertTrue(rtu.next(in).isEmpty());
    assertEquals(7, in.remaining());
    in.limit(8);
    assertTrue(rtu.next(in).isPresent());
  }

  @Test
  void aFunctionNobodyKnowsIsARequestAsSoonAsItsCheckSumIsRight() throws IOException {
    byte[] frame = rtu.frame(0, 1, RawWire.octets(0x2B, 0x0E, 1, 0));
    ByteBuffer in = ByteBuffer.wrap(frame);
    in.limit(frame.length - 1);
    assertTrue(rtu.next(in).isEmpty());
    in.limit(frame.length);
    assertEquals(0x2B, rtu.next(in).orElseThrow().function());
  }

  @Test
  void twoModbusTcpRequestsInOnePieceAreTwo() throws IOException {
    ByteBuffer in =
        stream(0x15, 1, 0, 0, 0, 6, 0xFF, 3, 0, 4, 0, 1, 0x15, 2, 0, 0, 0, 6, 1, 4, 0, 5, 0, 2);
    Request first = mbap.next(in).orElseThrow();
    assertEquals(0x1501, first.transaction());
    assertEquals(0xFF, first.unit());
    Request second = mbap.next(in).orElseThrow();
    assertEquals(0x1502, second.transaction());
    assertEquals(4, second.function());
    assertTrue(mbap.next(in).isEmpty());
  }

  @Test
  void aHeaderThatCannotBeOneEndsTheStream() {
    assertThrows(IOException.class, () -> mbap.next(stream(0, 1, 0, 1, 0, 6)), "protocol");
    assertThrows(IOException.class, () -> mbap.next(stream(0, 1, 0, 0, 0, 1)), "too short");
    assertThrows(IOException.class, () -> mbap.next(stream(0, 1, 0, 0, 0, 255)), "too long");
  }
}
