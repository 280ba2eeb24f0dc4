package io.stackline.plcsim.server;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that serves all sockets of a rack. What it is given must not wait; what shall
 * happen later is put on its list of times.
 */
final class SocketLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
  private static final long LONGEST_WAIT_MS = 1000;
  private static final long CALL_WAIT_S = 10;
  private static final long NS_PER_MS = 1_000_000;

  private final Selector selector;
  private final LongSupplier nanos;
  private final Thread thread;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private long dueNumber;
  private volatile boolean stopped;

  /** Somebody whose channel is ready. */
  interface Ready {
    /** Does what can be done without waiting; must not throw. */
    void ready(SelectionKey key);
  }

  private record Call(Runnable work, CompletableFuture<Boolean> done) {}

  private record Due(long at, long number, Runnable work) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      // Differences, because a monotonic clock may wrap.
      int byTime = Long.signum(at - other.at);
      return byTime != 0 ? byTime : Long.signum(number - other.number);
    }
  }

  private SocketLoop(Selector selector, LongSupplier nanos) {
    this.selector = selector;
    this.nanos = nanos;
    this.thread = Rack.thread("plc-sockets", this);
  }

  /** Starts the thread. */
  static SocketLoop start(LongSupplier nanos) throws IOException {
    SocketLoop loop = new SocketLoop(Selector.open(), nanos);
    loop.thread.start();
    return loop;
  }

  /**
   * Has the thread do something and waits until it is done, channels closed by it included.
   *
   * @throws IllegalStateException if it is not done in time
   */
  void call(Runnable work) {
    Call call = new Call(work, new CompletableFuture<>());
    calls.add(call);
    selector.wakeup();
    if (stopped) {
      answerCalls();
    }
    try {
      call.done.get(CALL_WAIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the sockets' thread does not answer", e);
    }
  }

  /** On the thread: watches a channel. */
  void watch(SelectableChannel channel, int operations, Ready ready) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operations, ready);
  }

  /** On the thread: says what a watched channel waits for from now on. */
  void listen(SelectableChannel channel, int operations) {
    SelectionKey key = channel.keyFor(selector);
    if (key != null && key.isValid() && key.interestOps() != operations) {
      key.interestOps(operations);
    }
  }

  /** On the thread: does something after this much wall-clock time. */
  void after(long delayNanos, Runnable work) {
    dues.add(new Due(nanos.getAsLong() + delayNanos, dueNumber++, work));
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        selector.select(this::serve, waitMs());
        doDue();
        answerCalls();
      }
      selector.close();
    } catch (IOException broken) {
      LOG.error("event=sockets-broken", broken);
    }
    answerCalls();
  }

  /** Ends the thread; the channels must have been closed. */
  void stop() {
    stopped = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CALL_WAIT_S));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Ready ready) {
      guarded(() -> ready.ready(key));
    }
  }

  private long waitMs() {
    Due next = dues.peek();
    if (next == null) {
      return LONGEST_WAIT_MS;
    }
    long ms = (next.at - nanos.getAsLong() + NS_PER_MS - 1) / NS_PER_MS;
    // select(0) would wait for ever; what is due is done at once after the shortest wait.
    return Math.max(1, Math.min(LONGEST_WAIT_MS, ms));
  }

  private void doDue() {
    long now = nanos.getAsLong();
    for (Due next = dues.peek(); next != null && next.at - now <= 0; next = dues.peek()) {
      dues.remove();
      guarded(next.work);
    }
  }

  private void answerCalls() {
    for (Call call = calls.poll(); call != null; call = calls.poll()) {
      guarded(call.work);
      flushClosed();
      call.done.complete(true);
    }
  }

  /** A watched channel is really closed only when the selector has let go of it. */
  private void flushClosed() {
    try {
      if (selector.isOpen()) {
        selector.selectNow(this::serve);
      }
    } catch (IOException broken) {
      LOG.error("event=sockets-broken", broken);
    }
  }

  /** Nothing that one connection does may end the thread for all others. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("event=socket-work-failed", bug);
    }
  }
}
