package io.stackline.time;

import java.time.Duration;

/**
 * Runs tasks one after the other, so that a component needs neither threads nor locks. A task that
 * throws is logged and the next one runs. Holds at most {@value #CAPACITY} waiting tasks; one more
 * is refused with {@link IllegalStateException}: a component that far behind has a bug. After
 * {@link #close()} tasks are dropped in silence.
 */
public interface Crank extends AutoCloseable {
  int CAPACITY = 100_000;

  void execute(Runnable task);

  /** Runs the task after a delay in process time; a delay of zero or less means now. */
  void after(Duration delay, Runnable task);

  /**
   * Waits (bounded) for the task under way, drops the others. From a task of its own it does not
   * wait.
   */
  @Override
  void close();
}
