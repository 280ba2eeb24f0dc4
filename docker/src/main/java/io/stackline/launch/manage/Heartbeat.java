package io.stackline.launch.manage;

import io.stackline.time.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Whether a crank turns: now and then a task is put behind whatever it has to do, and it is noted
 * when it was done. One task at a time, so that a crank that stands still is not filled with them.
 * Thread-safe.
 */
final class Heartbeat {
  private final String crank;
  private final Time time;
  private final Consumer<Runnable> pulse;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile long heard;

  /**
   * @param crank its name, for people
   * @param pulse does a task on it
   */
  Heartbeat(String crank, Time time, Consumer<Runnable> pulse) {
    this.crank = crank;
    this.time = time;
    this.pulse = pulse;
    heard = time.wallNanos();
  }

  /** Asks for a sign of life, unless one is due already. */
  void ask() {
    if (asked.compareAndSet(false, true)) {
      try {
        pulse.accept(this::hear);
      } catch (IllegalStateException e) {
        asked.set(false); // so far behind that it takes no task
      }
    }
  }

  private void hear() {
    heard = time.wallNanos();
    begun.set(true);
    asked.set(false);
  }

  /** Whether it has turned at all. */
  boolean hasBegun() {
    return begun.get();
  }

  /**
   * Whether it has turned lately.
   *
   * @param within so lately, wall clock
   */
  Finding turns(String check, Duration within) {
    long still = time.wallNanos() - heard;
    if (still <= within.toNanos()) {
      return Finding.well(check);
    }
    return Finding.bad(
        check,
        crank
            + " has not turned for "
            + TimeUnit.NANOSECONDS.toSeconds(still)
            + " s; look into the log, and restart this process if it stays so");
  }
}
