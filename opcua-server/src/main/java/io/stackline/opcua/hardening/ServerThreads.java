package io.stackline.opcua.hardening;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Milo starts a thread for every request that finds none free, without end. Here there are so many
 * and no more: some for whatever is answered at once, others for calls, which may wait for a press,
 * and for log-ins, which wait for each other: a password takes a core for a while, on purpose.
 *
 * @param requests all that is answered at once, and publishing
 * @param calls refuses when as many wait as it bears
 * @param logins takes all there can be, so that after a restart everybody gets in again
 * @param timers of publishing and of sessions; hands over to {@code requests}
 */
public record ServerThreads(
    ExecutorService requests,
    ExecutorService calls,
    ExecutorService logins,
    ScheduledExecutorService timers)
    implements AutoCloseable {
  private static final int REQUEST_THREADS = 8;

  /** More than {@link RequestGate} lets in; but it does not count requests to publish. */
  private static final int REQUESTS_WAITING_MAX = 20_000;

  private static final int CALL_THREADS = 32;
  private static final int CALLS_WAITING_MAX = 32;
  private static final int LOGIN_THREADS = 8;

  /** {@link RequestGate} lets no more in. */
  private static final int LOGINS_WAITING_MAX = RequestGate.REQUESTS_MAX;

  private static final int TIMER_THREADS = 2;
  private static final long IDLE_S = 10;

  /** Started when there is something to do. */
  public static ServerThreads make() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(TIMER_THREADS, named("opcua-timer"));
    timers.setRemoveOnCancelPolicy(true);
    return new ServerThreads(
        idling(new Requests()),
        pool(CALL_THREADS, CALLS_WAITING_MAX, "opcua-call"),
        pool(LOGIN_THREADS, LOGINS_WAITING_MAX, "opcua-login"),
        timers);
  }

  private static ExecutorService pool(int threads, int waitingMax, String name) {
    return idling(
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_S,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waitingMax),
            named(name)));
  }

  private static ExecutorService idling(ThreadPoolExecutor pool) {
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** A thread of ours. */
  private static final class Own extends Thread {
    Own(Runnable task, String name) {
      super(task, name);
      setDaemon(true);
    }
  }

  /**
   * When it is full it turns away what comes from outside, not what our own threads hand over: a
   * subscription whose timer was turned away once would never publish again, nor ever end. Those
   * are no more than subscriptions, sessions and requests.
   */
  private static final class Requests extends ThreadPoolExecutor {
    Requests() {
      super(
          REQUEST_THREADS,
          REQUEST_THREADS,
          IDLE_S,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          named("opcua-request"));
    }

    @Override
    public void execute(Runnable task) {
      if (getQueue().size() >= REQUESTS_WAITING_MAX && !(Thread.currentThread() instanceof Own)) {
        throw new RejectedExecutionException(REQUESTS_WAITING_MAX + " requests wait");
      }
      super.execute(task);
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> new Own(task, name + "-" + number.incrementAndGet());
  }

  /** What is under way ends; nothing new begins. */
  @Override
  public void close() {
    timers.shutdownNow();
    calls.shutdown();
    logins.shutdown();
    requests.shutdown();
  }
}
