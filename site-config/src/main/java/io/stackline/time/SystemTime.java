package io.stackline.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time from the machine's clocks, optionally scaled; each crank is one daemon thread. */
public final class SystemTime implements Time {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

  private final double speed;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  private SystemTime(double speed) {
    this.speed = speed;
  }

  public static SystemTime real() {
    return new SystemTime(1);
  }

  /**
   * Time that runs {@code speed} times as fast, from now on.
   *
   * @param speed from 0.01 to 10 000, else {@link IllegalArgumentException}
   */
  public static SystemTime scaled(double speed) {
    if (!(speed >= 0.01 && speed <= 10_000)) {
      throw new IllegalArgumentException("speed must lie between 0.01 and 10000, not " + speed);
    }
    return new SystemTime(speed);
  }

  @Override
  public Instant now() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
  }

  @Override
  public long wallNanos() {
    return System.nanoTime();
  }

  @Override
  public double speed() {
    return speed;
  }

  @Override
  public Crank crank(String name) {
    return new ThreadCrank(name, speed);
  }

  private static final class ThreadCrank implements Crank {
    private static final long CLOSE_SECONDS_MAX = 5;

    private final ScheduledThreadPoolExecutor executor;
    private final double speed;
    private final String name;
    private volatile boolean closed;
    private volatile @Nullable Thread turner;

    ThreadCrank(String name, double speed) {
      this.name = name;
      this.speed = speed;
      executor =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
              },
              (task, closed) -> LOG.debug("crank={} dropped a task after close", name));
      executor.setRemoveOnCancelPolicy(true);
      executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
      after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      if (executor.getQueue().size() >= CAPACITY) {
        throw new IllegalStateException("crank " + name + " is " + CAPACITY + " tasks behind");
      }
      long nanos = Math.max(0, (long) (delay.toNanos() / speed));
      var unused = executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    }

    private void run(Runnable task) {
      if (closed) {
        return;
      }
      turner = Thread.currentThread();
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.error("crank={} a task failed", name, e);
      }
    }

    /**
     * Lets the task under way finish: an interrupt in the middle of a write would close the file
     * channel under a database. Only a task that hangs is interrupted.
     */
    @Override
    public void close() {
      closed = true;
      executor.shutdown();
      if (Thread.currentThread() == turner) {
        return;
      }
      try {
        if (!executor.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
          LOG.warn("crank={} still busy {} s after close", name, CLOSE_SECONDS_MAX);
          executor.shutdownNow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
