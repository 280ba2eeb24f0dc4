package io.stackline.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that stands still until a test turns it: days pass in seconds, on the caller's thread, in an
 * order that depends on nothing but (time, sequence). Not thread-safe: everything under it runs on
 * the one thread that advances it. A task's exception is logged, an {@link Error} such as a failed
 * assertion reaches the test.
 */
public final class VirtualTime implements Time {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualTime.class);

  private record Task(Instant at, long sequence, VirtualCrank crank, Runnable body) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::sequence));
  private final Instant start;
  private Instant now;
  private long sequence;

  public VirtualTime(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long wallNanos() {
    return Duration.between(start, now).toNanos();
  }

  @Override
  public double speed() {
    return 1;
  }

  @Override
  public Crank crank(String name) {
    return new VirtualCrank(name);
  }

  /** Runs all that is due within the given time, then stands at its end. */
  public void advance(Duration duration) {
    runUntil(() -> false, duration);
  }

  /**
   * Runs until the condition holds, or else all that is due within the limit; then stands at its
   * end.
   *
   * @return whether the condition holds
   */
  public boolean runUntil(BooleanSupplier condition, Duration limit) {
    Instant end = now.plus(limit);
    while (!condition.getAsBoolean()) {
      Task next = tasks.peek();
      if (next == null || next.at().isAfter(end)) {
        now = end.isAfter(now) ? end : now;
        return false;
      }
      tasks.remove();
      now = next.at();
      next.crank().run(next.body());
    }
    return true;
  }

  private final class VirtualCrank implements Crank {
    private final String name;
    private boolean closed;
    private int waiting;

    VirtualCrank(String name) {
      this.name = name;
    }

    @Override
    public void execute(Runnable task) {
      after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      if (closed) {
        return;
      }
      if (waiting >= CAPACITY) {
        throw new IllegalStateException("crank " + name + " is " + CAPACITY + " tasks behind");
      }
      waiting++;
      Instant at = delay.isNegative() ? now : now.plus(delay);
      tasks.add(new Task(at, sequence++, this, task));
    }

    private void run(Runnable task) {
      waiting--;
      if (closed) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("crank={} a task failed", name, e);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
