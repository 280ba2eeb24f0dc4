package io.stackline.cluster;

import java.time.Duration;

/**
 * Whether a process stood still, stopped by somebody or with its whole machine. What it hears right
 * after may have lain in its buffers all the while. Times are those of {@code System.nanoTime}, by
 * the wall. Thread-safe.
 */
final class StoodStill {
  private final long maxNanos;
  private final long doubtNanos;
  private boolean begun;
  private long last;
  private boolean doubted;
  private long doubtUntil;

  /**
   * Has not looked yet.
   *
   * @param max a longer time between two looks is no matter of a busy machine
   * @param doubt so long after that what it hears is doubtful: by then buffers are empty
   */
  StoodStill(Duration max, Duration doubt) {
    maxNanos = max.toNanos();
    doubtNanos = doubt.toNanos();
  }

  /** The next look; whether it stood still since the one before. */
  synchronized boolean at(long nanos) {
    boolean still = begun && nanos - last > maxNanos;
    begun = true;
    last = nanos;
    if (still) {
      doubted = true;
      doubtUntil = nanos + doubtNanos;
    }
    return still;
  }

  /** Whether what is heard now may be old, also if nobody has looked since it woke. */
  synchronized boolean isDoubtful(long nanos) {
    return (begun && nanos - last > maxNanos) || (doubted && nanos - doubtUntil < 0);
  }
}
