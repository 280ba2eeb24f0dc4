package io.stackline.opcua.hardening;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What Milo is given of what comes from a socket. That nothing leaks is seen in {@code fuzz}. */
final class AbandonedChunksTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new AbandonedChunks());

  @Test
  void aChunkIsHandedOnWholeAndInMemoryThatGoesByItself() {
    ByteBuf hello = message("HELF", 100);
    channel.writeInbound(hello.readRetainedSlice(30));
    assertNull(channel.readInbound(), "not whole yet");
    channel.writeInbound(hello);
    ByteBuf handed = channel.readInbound();
    assertNotNull(handed);
    assertEquals(100, handed.readableBytes());
    assertFalse(handed.isDirect());
    assertEquals(0, hello.refCnt(), "what came from the socket is given back");
  }

  @Test
  void severalChunksInOneReadBecomeSeveral() {
    ByteBuf both = message("HELF", 40);
    both.writeBytes(message("OPNC", 50));
    channel.writeInbound(both);
    assertEquals(40, channel.<ByteBuf>readInbound().readableBytes());
    assertEquals(50, channel.<ByteBuf>readInbound().readableBytes());
    assertNull(channel.readInbound());
  }

  @Test
  void aHeaderThatPromisesTooMuchIsHandedOnAtOnceToBeRefused() {
    ByteBuf huge = message("HELF", 50);
    huge.setIntLE(4, Integer.MAX_VALUE);
    channel.writeInbound(huge);
    assertEquals(50, channel.<ByteBuf>readInbound().readableBytes());
  }

  @Test
  void aChunkOfUnknownKindIsRefused() {
    channel.writeInbound(message("HELF", 40));
    assertThrows(Exception.class, () -> channel.writeInbound(message("MSG?", 40)));
  }

  /** On stock Milo 1.1.2 it stays as long as it likes. */
  @Test
  void whoSaysHelloAndNothingMoreIsCutOff() {
    channel.writeInbound(message("HELF", 40));
    channel.advanceTimeBy(19, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertTrue(channel.isOpen());
    channel.advanceTimeBy(2, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertFalse(channel.isOpen());
  }

  @Test
  void whoBeginsToOpenAChannelAndNeverEndsIsCutOff() {
    channel.writeInbound(message("HELF", 40), message("OPNC", 40));
    channel.advanceTimeBy(21, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertFalse(channel.isOpen());
  }

  @Test
  void whoOpensAChannelMayStay() {
    channel.writeInbound(message("HELF", 40), message("OPNF", 40));
    channel.advanceTimeBy(60, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertTrue(channel.isOpen());
  }

  private static ByteBuf message(String head, int length) {
    ByteBuf message = PooledByteBufAllocator.DEFAULT.directBuffer();
    message.writeCharSequence(head, US_ASCII);
    message.writeIntLE(length);
    return message.writeZero(length - 8);
  }
}
