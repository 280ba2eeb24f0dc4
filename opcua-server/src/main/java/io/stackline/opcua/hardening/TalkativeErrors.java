package io.stackline.opcua.hardening;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * When Milo refuses a connection it gives as the reason whatever its exception says, down to
 * classes of the JDK, and to everybody. Here the reason is the status in OPC UA's own words (OPC
 * 10000-6 §7.1.2.5): what else there is to know is in the log.
 */
final class TalkativeErrors extends ChannelOutboundHandlerAdapter {
  private static final byte[] ERROR = "ERRF".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = 8;
  private static final int REASON_AT = 12;
  private static final int LENGTH = 4;

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise)
      throws Exception {
    Optional<ByteBuf> plain =
        message instanceof ByteBuf octets && isError(octets)
            ? Optional.of(plain(octets))
            : Optional.empty();
    if (plain.isPresent()) {
      ReferenceCountUtil.release(message);
    }
    super.write(ctx, plain.<Object>map(each -> each).orElse(message), promise);
  }

  /** No chunk of a message begins like this. */
  private static boolean isError(ByteBuf octets) {
    if (octets.readableBytes() < REASON_AT) {
      return false;
    }
    byte[] head = new byte[ERROR.length];
    octets.getBytes(octets.readerIndex(), head);
    return Arrays.equals(ERROR, head);
  }

  private static ByteBuf plain(ByteBuf error) {
    long status = error.getUnsignedIntLE(error.readerIndex() + STATUS_AT);
    byte[] reason = words(status).getBytes(StandardCharsets.UTF_8);
    return Unpooled.buffer(REASON_AT + LENGTH + reason.length)
        .writeBytes(ERROR)
        .writeIntLE(REASON_AT + LENGTH + reason.length)
        .writeIntLE((int) status)
        .writeIntLE(reason.length)
        .writeBytes(reason);
  }

  private static String words(long status) {
    return StatusCodes.lookup(status).map(words -> words[1]).orElse("");
  }
}
