package io.stackline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many simulated PLCs on one thread, one port each, as light as they can be. Whatever takes time (a
 * reply's delay, a program scan, the next change) waits in one queue, so that no PLC holds up
 * another. It is told {@code mark}, {@code report} and {@code end} on its standard input.
 */
final class PlcFarm {
  private static final long MILLI = 1_000_000;
  private static final int CHANGE_MIN_MS = 240;
  private static final int CHANGE_MAX_MS = 360;

  private final Set<String> known =
      Set.of(
          "base", "count", "mode", "delay", "dead", "slow", "slow-ms", "scan-ms", "running",
          "seed");
  private final boolean counting;
  private final int scanMs;
  private final Manners manners;
  private final Random random;
  private final FarmPlc[] plcs;
  private final FarmCount count;
  private final Selector selector = Selector.open();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final int[] ports;

  /** Something that happens later. */
  private record Due(long at, Runnable what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  /** One caller: what it has sent and not yet been answered. */
  private static final class Caller {
    private final int plc;
    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(2048);

    Caller(int plc, SocketChannel socket) {
      this.plc = plc;
      this.socket = socket;
    }
  }

  PlcFarm(String... arguments) throws IOException {
    Options options = Options.of(arguments, known);
    int number = options.number("count", 3);
    counting = options.text("mode", "step").equals("sequence");
    manners = Manners.of(options, number);
    scanMs = options.number("scan-ms", 5);
    random = new Random(options.number("seed", 1));
    plcs = new FarmPlc[number];
    ports = new int[number];
    int base = options.number("base", 21_000);
    boolean[] healthy = new boolean[number];
    for (int i = 0; i < number; i++) {
      plcs[i] = new FarmPlc(i + 1);
      if (i < options.number("running", 0)) {
        plcs[i].start();
      }
      healthy[i] = manners.isHealthy(i);
      ports[i] = listen(base == 0 ? 0 : base + i, i);
      if (!counting) {
        changeLater(i);
      }
    }
    count = new FarmCount(healthy);
    count.mark(System.nanoTime());
  }

  /** The port of a PLC; with a base of 0 the machine has chosen it. */
  int port(int plc) {
    return ports[plc];
  }

  private int listen(int port, int plc) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.configureBlocking(false);
    server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.register(selector, SelectionKey.OP_ACCEPT, plc);
    return server.socket().getLocalPort();
  }

  private void changeLater(int plc) {
    long in = (CHANGE_MIN_MS + random.nextInt(CHANGE_MAX_MS - CHANGE_MIN_MS + 1)) * MILLI;
    due.add(
        new Due(
            System.nanoTime() + in,
            () -> {
              plcs[plc].mark(Stamp16.now());
              changeLater(plc);
            }));
  }

  /** Serves until told to end. */
  void serve() throws IOException {
    while (true) {
      long now = System.nanoTime();
      while (!due.isEmpty() && due.element().at() - now <= 0) {
        due.remove().what().run();
      }
      long wait = due.isEmpty() ? 100 : (due.element().at() - now + MILLI - 1) / MILLI;
      selector.select(this::ready, Math.max(1, Math.min(wait, 100)));
      for (String word = told.poll(); word != null; word = told.poll()) {
        if (word.equals("end")) {
          close();
          return;
        } else if (word.equals("mark")) {
          count.mark(System.nanoTime());
        } else if (word.equals("report")) {
          System.out.println(count.report(System.nanoTime()).line());
        }
      }
    }
  }

  private void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept(key);
      } else if (key.attachment() instanceof Caller caller) {
        read(caller);
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private void accept(SelectionKey key) throws IOException {
    SocketChannel socket = ((ServerSocketChannel) key.channel()).accept();
    if (socket != null) {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.register(
          selector, SelectionKey.OP_READ, new Caller((Integer) key.attachment(), socket));
    }
  }

  private void read(Caller caller) throws IOException {
    if (caller.socket.read(caller.in) < 0) {
      caller.socket.close();
      return;
    }
    ByteBuffer in = caller.in.flip();
    while (Frame.isWhole(in)) {
      asked(caller, Frame.take(in));
    }
    in.compact();
  }

  private void asked(Caller caller, Frame frame) {
    long now = System.nanoTime();
    count.transaction();
    if (frame.isPoll()) {
      count.poll(caller.plc, now);
    }
    if (manners.isDead(caller.plc)) {
      return;
    }
    long delay = manners.delayNanos(caller.plc, random);
    if (delay == 0) {
      answer(caller, frame);
    } else {
      due.add(new Due(now + delay, () -> answer(caller, frame)));
    }
  }

  private void answer(Caller caller, Frame frame) {
    FarmPlc plc = plcs[caller.plc];
    if (frame.isPoll() && counting) {
      plc.count();
    }
    ByteBuffer out = frame.refused();
    if (frame.isRead()) {
      out = frame.registers(plc.image(frame.isInput()));
      if (frame.isStatus()) {
        plc.told().ifPresent(count::acknowledged);
      }
    } else if (frame.isWrite()) {
      out = frame.written();
      if (plc.write(frame.words(), System.nanoTime())) {
        long scan = (long) (random.nextDouble() * scanMs * MILLI);
        due.add(new Due(System.nanoTime() + scan, plc::obey));
      }
    }
    try {
      // At most 260 bytes to a caller that waits for them: the socket always has room.
      caller.socket.write(out);
    } catch (IOException e) {
      // The caller has gone; its key is cancelled when it is read next.
    }
  }

  /** Says one of the words it listens to; from any thread. */
  void tell(String word) {
    told.add(word);
    selector.wakeup();
  }

  private void listenToStandardInput() {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  tell(line);
                }
              } catch (IOException e) {
                // No more is told: the same as the end.
              }
              tell("end");
            },
            "told");
    thread.setDaemon(true);
    thread.start();
  }

  public static void main(String[] arguments) throws IOException {
    PlcFarm farm = new PlcFarm(arguments);
    farm.listenToStandardInput();
    System.out.println("ready");
    farm.serve();
  }
}
