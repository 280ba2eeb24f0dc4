package io.stackline.opcua.hardening;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
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

  /**
   * More than there can be: what {@link RequestGate} lets in, and one task of each subscription and
   * session.
   */
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
        pool(REQUEST_THREADS, REQUESTS_WAITING_MAX, "opcua-request"),
        pool(CALL_THREADS, CALLS_WAITING_MAX, "opcua-call"),
        pool(LOGIN_THREADS, LOGINS_WAITING_MAX, "opcua-login"),
        timers);
  }

  private static ExecutorService pool(int threads, int waiting, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_S,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
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
