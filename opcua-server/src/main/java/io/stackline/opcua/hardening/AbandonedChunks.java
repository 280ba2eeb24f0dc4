package io.stackline.opcua.hardening;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * Milo keeps the chunks of a message that is not complete, and forgets to release them when the
 * connection ends: each time their memory, outside of the heap, is lost for ever. It takes a chunk
 * of an unknown kind for one that others follow and says nothing, and it waits without end for a
 * client that says hello and then nothing.
 *
 * <p>Stands between the socket and Milo and hands on whole chunks, in memory of the heap, which
 * goes by itself. Chunks of unknown kind are refused; who has not opened a channel after {@value
 * #PATIENCE_S} s is cut off.
 */
final class AbandonedChunks extends ByteToMessageDecoder {
  private static final long PATIENCE_S = 20;

  private static final int HEADER = 8;
  private static final int KIND_AT = 3;
  private static final int LENGTH_AT = 4;

  /** As Milo has it: header, five numbers, and an address of 4,096 octets with its length. */
  private static final int HELLO_MAX = 8 + 20 + 4 + 4_096;

  private static final int CHUNK_MAX = 65_535;

  private boolean greeted;
  private boolean opened;
  private Optional<ScheduledFuture<?>> patience = Optional.empty();

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws Exception {
    patience = Optional.of(ctx.executor().schedule(() -> late(ctx), PATIENCE_S, TimeUnit.SECONDS));
    super.channelActive(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    patience.ifPresent(each -> each.cancel(false));
    super.channelInactive(ctx);
  }

  private void late(ChannelHandlerContext ctx) {
    if (!opened) {
      ChannelFuture unused = ctx.close();
    }
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
      throws UaException {
    if (in.readableBytes() < HEADER) {
      return;
    }
    int start = in.readerIndex();
    long length = in.getUnsignedIntLE(start + LENGTH_AT);
    if (length < HEADER || length > (greeted ? CHUNK_MAX : HELLO_MAX)) {
      // Milo refuses it by its header.
      out.add(Unpooled.copiedBuffer(in.readSlice(in.readableBytes())));
      return;
    }
    if (in.readableBytes() < length) {
      return;
    }
    char kind = (char) in.getByte(start + KIND_AT);
    if (greeted && kind != 'F' && kind != 'C' && kind != 'A') {
      in.skipBytes(in.readableBytes());
      throw new UaException(StatusCodes.Bad_TcpMessageTypeInvalid, "unknown kind of chunk");
    }
    greeted = true;
    opened |= in.getByte(start) == 'O' && kind == 'F';
    out.add(Unpooled.copiedBuffer(in.readSlice((int) length)));
  }
}
