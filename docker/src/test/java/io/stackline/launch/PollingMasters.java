package io.stackline.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One thread that reads 80 registers of many PLCs ten times a second, their phases spread over the
 * period, and notes how long each answer takes.
 */
final class PollingMasters implements AutoCloseable {
  private static final long PERIOD_NS = 100_000_000;
  private static final int ADDRESS = 100;
  private static final int COUNT = 80;
  private static final int ANSWER_OCTETS = 9 + 2 * COUNT;

  private final Selector selector = Selector.open();
  private final List<Master> masters = new ArrayList<>();

  private PollingMasters() throws IOException {}

  /**
   * What was measured.
   *
   * @param madeShare polls answered as a share of those due
   */
  record Figures(double madeShare, double p50Us, double p99Us, double maxUs) {}

  private static final class Master {
    final SocketChannel channel;
    final ByteBuffer request = ByteBuffer.allocate(12);
    final ByteBuffer answer = ByteBuffer.allocate(ANSWER_OCTETS);
    long dueAt;
    long askedAt;
    boolean waiting;

    Master(SocketChannel channel) {
      this.channel = channel;
    }
  }

  static PollingMasters connect(int[] ports) throws IOException {
    PollingMasters masters = new PollingMasters();
    for (int port : ports) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Master master = new Master(channel);
      channel.register(masters.selector, SelectionKey.OP_READ, master);
      masters.masters.add(master);
    }
    return masters;
  }

  /** Polls for so long. */
  Figures poll(int seconds) throws IOException {
    long begin = System.nanoTime();
    for (int i = 0; i < masters.size(); i++) {
      Master master = masters.get(i);
      master.dueAt = begin + PERIOD_NS * i / masters.size();
    }
    long end = begin + seconds * 1_000_000_000L;
    long due = (long) seconds * masters.size() * 10;
    long[] took = new long[(int) due + masters.size()];
    int answered = 0;
    for (long now = begin; now < end; now = System.nanoTime()) {
      long next = askDue(now);
      selector.select(Math.max(1, (next - now) / 1_000_000));
      for (SelectionKey key : selector.selectedKeys()) {
        Master master = (Master) key.attachment();
        if (answered(master)) {
          took[answered++] = System.nanoTime() - master.askedAt;
        }
      }
      selector.selectedKeys().clear();
    }
    Arrays.sort(took, 0, answered);
    return new Figures(
        (double) answered / due,
        took[answered / 2] * 1e-3,
        took[(int) (answered * 0.99)] * 1e-3,
        took[answered - 1] * 1e-3);
  }

  /** Asks all whose time has come and who have answered; returns when the next one is due. */
  private long askDue(long now) throws IOException {
    long next = now + PERIOD_NS;
    for (Master master : masters) {
      if (!master.waiting && now >= master.dueAt) {
        frame(master.request);
        master.askedAt = System.nanoTime();
        master.waiting = true;
        master.channel.write(master.request);
        while (master.dueAt <= now) {
          master.dueAt += PERIOD_NS;
        }
      }
      next = Math.min(next, master.dueAt);
    }
    return next;
  }

  private static void frame(ByteBuffer request) {
    request.clear();
    request.putShort((short) 1).putShort((short) 0).putShort((short) 6);
    request.put((byte) 1).put((byte) 4).putShort((short) ADDRESS).putShort((short) COUNT);
    request.flip();
  }

  private static boolean answered(Master master) throws IOException {
    if (master.channel.read(master.answer) < 0) {
      throw new IOException("a PLC has hung up");
    }
    if (master.answer.hasRemaining()) {
      return false;
    }
    master.answer.clear();
    master.waiting = false;
    return true;
  }

  @Override
  public void close() throws IOException {
    for (Master master : masters) {
      master.channel.close();
    }
    selector.close();
  }
}
