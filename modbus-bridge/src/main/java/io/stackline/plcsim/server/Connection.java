package io.stackline.plcsim.server;

import io.stackline.plcsim.server.WireFault.Piece;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One master's socket, served until either side closes it; a frame that cannot be one closes it
 * too.
 *
 * <p>One transaction at a time: while an answer waits for its time or for room in the master's
 * buffers, nothing more is read, so a flood is held up by TCP and what is kept here stays below a
 * kilobyte. Used by the socket thread alone.
 */
final class Connection implements SocketLoop.Ready {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long NS_PER_MS = 1_000_000;
  private static final int NO_SUCH_UNIT = 0x0B;
  private static final int END_OF_STREAM = -1;

  private final Port port;
  private final SocketLoop loop;
  private final SocketChannel channel;
  private final int number;
  private final ByteBuffer in = ByteBuffer.allocate(Frames.BUFFER_OCTETS);
  private final Deque<ByteBuffer> out = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;
  private long arrivals;
  private boolean silenceTimed;

  Connection(Port port, SocketLoop loop, SocketChannel channel, int number) {
    this.port = port;
    this.loop = loop;
    this.channel = channel;
    this.number = number;
  }

  /** Something that sockets may spoil. */
  private interface Work {
    void run() throws IOException;
  }

  void open() {
    guarded(
        () -> {
          channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
          loop.watch(channel, SelectionKey.OP_READ, this);
        });
  }

  int number() {
    return number;
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      LOG.debug("port={} connection={} event=close-failed", port.number(), number);
    }
    port.forget(this);
  }

  @Override
  public void ready(SelectionKey key) {
    guarded(
        () -> {
          if (key.isReadable()) {
            read();
          }
          flush();
          pump();
        });
  }

  private void read() throws IOException {
    if (channel.read(in) == END_OF_STREAM) {
      throw new IOException("the master has hung up");
    }
    arrivals++;
  }

  /** Serves the whole requests that have arrived, until one has to wait. */
  private void pump() throws IOException {
    in.flip();
    while (!closed && !busy && out.isEmpty()) {
      Optional<Request> request = port.frames().next(in);
      if (request.isEmpty()) {
        break;
      }
      serve(request.get());
    }
    in.compact();
    if (!closed) {
      forgetHalfFrameAfterSilence();
      listen();
    }
  }

  private void serve(Request request) throws IOException {
    Optional<Slot> slot = port.slot(request.unit());
    if (slot.isEmpty()) {
      Absence absence = port.address().absence();
      if (absence.answered()) {
        byte[] gone = Requests.exception(request.function(), NO_SUCH_UNIT);
        after(absence.after().toNanos(), () -> send(frame(request, gone)));
      }
      return;
    }
    Fate fate = slot.get().draw();
    if (!fate.swallowsRequest()) {
      after(fate.delayNanos(), () -> perform(slot.get(), request, fate));
    }
  }

  private void perform(Slot slot, Request request, Fate fate) throws IOException {
    byte[] pdu = slot.answer(number, request, fate);
    if (fate.hit().isEmpty()) {
      send(frame(request, pdu));
    } else {
      sendAll(fate.hit().get().pieces(request, pdu, port.frames()), 0);
    }
  }

  private ByteBuffer frame(Request request, byte[] pdu) {
    return ByteBuffer.wrap(port.frames().frame(request.transaction(), request.unit(), pdu));
  }

  private void sendAll(List<Piece> pieces, int from) throws IOException {
    if (from < pieces.size()) {
      Piece piece = pieces.get(from);
      after(
          piece.pauseNanos(),
          () -> {
            send(piece.octets());
            sendAll(pieces, from + 1);
          });
    }
  }

  /** Does something at once or later; until then this connection, and only this one, waits. */
  private void after(long delayNanos, Work work) throws IOException {
    if (delayNanos <= 0) {
      work.run();
      return;
    }
    busy = true;
    loop.after(
        delayNanos,
        () ->
            guarded(
                () -> {
                  busy = false;
                  work.run();
                  pump();
                }));
  }

  private void send(ByteBuffer octets) throws IOException {
    out.add(octets);
    flush();
  }

  private void flush() throws IOException {
    while (!out.isEmpty()) {
      channel.write(out.element());
      if (out.element().hasRemaining()) {
        return;
      }
      out.remove();
    }
  }

  private void listen() {
    int read = busy || !out.isEmpty() ? 0 : SelectionKey.OP_READ;
    int write = out.isEmpty() ? 0 : SelectionKey.OP_WRITE;
    loop.listen(channel, read | write);
  }

  /** In RTU only silence tells that the rest of a frame will not come. */
  private void forgetHalfFrameAfterSilence() {
    long silenceMs = port.frames().silenceMs();
    if (silenceMs == 0 || in.position() == 0 || busy || silenceTimed) {
      return;
    }
    silenceTimed = true;
    long heard = arrivals;
    loop.after(
        silenceMs * NS_PER_MS,
        () -> {
          silenceTimed = false;
          if (arrivals == heard && !busy) {
            in.clear();
          }
          forgetHalfFrameAfterSilence();
        });
  }

  private void guarded(Work work) {
    if (closed) {
      return;
    }
    try {
      work.run();
    } catch (IOException gone) {
      LOG.debug("port={} connection={} event=closed reason={}", port.number(), number, gone);
      close();
    } catch (RuntimeException bug) {
      LOG.error("port={} connection={} event=request-failed", port.number(), number, bug);
      close();
    }
  }
}
