package io.stackline.opcua.lock;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;

/**
 * A look at all locks each second, one task however often clients lock. Guarded by {@link Locks}.
 */
final class Ticks {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Duration every;
  private final Crank crank;
  private final Runnable look;
  private boolean due;

  Ticks(Time time, Crank crank, Runnable look) {
    this.every = Wall.time(EVERY, time);
    this.crank = crank;
    this.look = look;
  }

  /** Looks in a second, unless it does anyway. */
  void next() {
    if (!due) {
      due = true;
      crank.after(every, look);
    }
  }

  /** It has looked. */
  void done() {
    due = false;
  }
}
