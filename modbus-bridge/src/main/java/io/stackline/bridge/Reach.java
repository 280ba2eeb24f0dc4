package io.stackline.bridge;

import java.util.concurrent.TimeUnit;

/**
 * Whether a press answers: scans missed since the last good one, and when connecting may be tried
 * again.
 *
 * @param missed scans gone by without a status
 * @param everSeen whether the press has ever answered
 * @param reason why it does not answer, empty if it does
 * @param retryAtNanos wall clock before which nothing is tried
 * @param pauseNanos pause after the next failure, before jitter
 */
record Reach(int missed, boolean everSeen, String reason, long retryAtNanos, long pauseNanos) {
  static final int STALE_AFTER = 3;
  static final int LOST_AFTER = 10;
  private static final long PAUSE_MIN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PAUSE_MAX = TimeUnit.SECONDS.toNanos(2);

  static Reach unknown(long wallNanos) {
    return new Reach(0, false, "", wallNanos, PAUSE_MIN);
  }

  boolean mayTry(long wallNanos) {
    return wallNanos - retryAtNanos >= 0;
  }

  Reach seen() {
    return new Reach(0, true, "", retryAtNanos, PAUSE_MIN);
  }

  /** A scan went by. */
  Reach missing() {
    return new Reach(Math.min(missed + 1, LOST_AFTER), everSeen, reason, retryAtNanos, pauseNanos);
  }

  /** The press answers, but not with what it should. */
  Reach because(String why) {
    return new Reach(missed, everSeen, why, retryAtNanos, pauseNanos);
  }

  /**
   * The connection failed; it is tried again after 100 ms, then twice as long each time up to 2 s.
   *
   * @param jitter 0 to 1, spreads the pause between 75 % and 125 %
   */
  Reach failed(String why, long wallNanos, double jitter) {
    long pause = (long) (pauseNanos * (0.75 + jitter / 2));
    return new Reach(missed, everSeen, why, wallNanos + pause, Math.min(2 * pauseNanos, PAUSE_MAX));
  }

  /** What answers is not the press: lost at once. */
  Reach refused(String why, long wallNanos) {
    return new Reach(LOST_AFTER, everSeen, why, wallNanos + PAUSE_MAX, PAUSE_MAX);
  }

  boolean isStale() {
    return missed >= STALE_AFTER;
  }

  boolean isLost() {
    return missed >= LOST_AFTER;
  }
}
