package io.stackline.opcua.security;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Lets something be told only so often in a minute, so that nobody fills a log with what he can
 * bring about at will, and counts what was not told. Times are monotonic, in nanoseconds.
 * Thread-safe.
 */
public final class Sparing {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final int most;
  private long begun;
  private int told;
  private long untold;

  /**
   * @param most how often in a minute, at least 1
   */
  public Sparing(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, not " + most);
    }
    this.most = most;
  }

  /**
   * It has happened once more.
   *
   * @return empty if it is not to be told; else how many before it were not
   */
  public synchronized OptionalLong happened(long nanos) {
    if (told == 0 || nanos - begun >= MINUTE) {
      begun = nanos;
      told = 0;
    }
    if (told == most) {
      untold++;
      return OptionalLong.empty();
    }
    told++;
    return OptionalLong.of(forget());
  }

  /** How many were not told once their minute is over; each is counted here or there, once. */
  public synchronized long over(long nanos) {
    return nanos - begun >= MINUTE ? forget() : 0;
  }

  private long forget() {
    long before = untold;
    untold = 0;
    return before;
  }
}
