package io.stackline.bridge;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes only while somebody works or waits: what a task takes makes the tasks behind it
 * late, as on a real machine. On one thread.
 */
final class BusyTime implements Time {
  private record Task(Instant at, long sequence, Runnable body) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::sequence));
  private final Instant start = Instant.parse("2026-11-22T08:00:00Z");
  private Instant now = start;
  private long sequence;

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

  /** The task under way takes so long. */
  void spend(Duration duration) {
    now = now.plus(duration);
  }

  /** Runs what is due within this time. */
  void run(Duration duration) {
    Instant end = now.plus(duration);
    while (!tasks.isEmpty() && !tasks.element().at().isAfter(end)) {
      Task task = tasks.remove();
      now = task.at().isAfter(now) ? task.at() : now;
      task.body().run();
    }
    now = end.isAfter(now) ? end : now;
  }

  @Override
  public Crank crank(String name) {
    return new Crank() {
      private boolean closed;

      @Override
      public void execute(Runnable task) {
        after(Duration.ZERO, task);
      }

      @Override
      public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), sequence++, () -> runOpen(task)));
      }

      private void runOpen(Runnable task) {
        if (!closed) {
          task.run();
        }
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }
}
