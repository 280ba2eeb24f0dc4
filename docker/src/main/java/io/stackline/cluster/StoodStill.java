package io.stackline.cluster;

import java.time.Duration;

/**
 * Whether a process stood still, stopped by somebody or with its whole machine, between two looks
 * at the clock. One thread at a time.
 */
final class StoodStill {
  private final long maxNanos;
  private boolean begun;
  private long last;

  /**
   * @param max a longer time between two looks is no matter of a busy machine
   */
  StoodStill(Duration max) {
    maxNanos = max.toNanos();
  }

  /**
   * The next look.
   *
   * @param nanos by the wall clock of {@code System.nanoTime}
   */
  boolean at(long nanos) {
    boolean still = begun && nanos - last > maxNanos;
    begun = true;
    last = nanos;
    return still;
  }
}
