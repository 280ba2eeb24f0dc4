package io.stackline.opcua.hardening;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.eclipse.milo.opcua.stack.transport.server.uasc.UascServerHelloHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Shows on Milo as it comes what {@link AbandonedChunks} cures. When one of these fails after Milo
 * was raised, that flaw is gone.
 */
@ExtendWith(SharedStock.class)
final class StockChunksTest {
  private static final int NO_LIMIT = 0;
  private static final int BUFFER = 65_535;

  private final EmbeddedChannel channel;

  StockChunksTest(StockMilo milo) {
    channel =
        new EmbeddedChannel(
            new UascServerHelloHandler(
                OpcTcpServerTransportConfig.newBuilder().build(),
                milo.server().getApplicationContext(),
                TransportProfile.TCP_UASC_UABINARY));
  }

  @BeforeEach
  void greet() {
    ByteBuf hello = Unpooled.buffer();
    hello.writeIntLE(0).writeIntLE(BUFFER).writeIntLE(BUFFER).writeIntLE(NO_LIMIT);
    hello.writeIntLE(NO_LIMIT);
    text(hello, "opc.tcp://127.0.0.1");
    channel.writeInbound(message("HELF", hello));
    ByteBuf answer = channel.readOutbound();
    assertNotNull(answer);
    assertEquals("ACK", answer.readCharSequence(3, US_ASCII).toString());
    ReferenceCountUtil.release(answer);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  /** Milo #1800. */
  @Test
  void aChunkWithoutTheRestIsNeverReleased() {
    ByteBuf chunk = message("OPNC", begin());
    channel.writeInbound(chunk);
    channel.finishAndReleaseAll();
    assertEquals(1, chunk.refCnt());
    ReferenceCountUtil.release(chunk);
  }

  @Test
  void aChunkOfUnknownKindIsTakenForOneThatOthersFollow() {
    ByteBuf chunk = message("OPN?", begin());
    channel.writeInbound(chunk);
    assertNull(channel.readOutbound());
    assertTrue(channel.isOpen());
    assertTrue(chunk.refCnt() > 0);
    ReferenceCountUtil.release(chunk);
  }

  @Test
  void whoSaysHelloAndNothingMoreStaysAsLongAsHeLikes() {
    channel.advanceTimeBy(1, TimeUnit.DAYS);
    channel.runScheduledPendingTasks();
    assertTrue(channel.isOpen());
  }

  /** How a request to open a channel without security begins. */
  private static ByteBuf begin() {
    ByteBuf open = Unpooled.buffer();
    open.writeIntLE(0);
    text(open, SecurityPolicy.None.getUri());
    return open.writeIntLE(-1).writeIntLE(-1).writeZero(8);
  }

  private static void text(ByteBuf to, String text) {
    to.writeIntLE(text.length());
    to.writeCharSequence(text, US_ASCII);
  }

  private static ByteBuf message(String head, ByteBuf body) {
    ByteBuf message = Unpooled.buffer();
    message.writeCharSequence(head, US_ASCII);
    return message.writeIntLE(8 + body.readableBytes()).writeBytes(body);
  }
}
