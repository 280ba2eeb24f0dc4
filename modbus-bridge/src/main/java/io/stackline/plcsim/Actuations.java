package io.stackline.plcsim;

/**
 * Spares valve and pump: at most {@value #MOST} corrections may begin in a minute. One thread.
 *
 * <p>Once as many have, the last one goes on instead of ending, so that the force is held all the
 * same.
 */
final class Actuations {
  private static final int MOST = 10;
  private static final long MINUTE_MS = 60_000;

  private final long[] beganMs = new long[MOST];
  private int next;
  private long nowMs = MINUTE_MS;

  void tick(int ms) {
    nowMs += ms;
  }

  void began() {
    beganMs[next] = nowMs;
    next = (next + 1) % MOST;
  }

  /** Whether another one could begin now, so that this one may end. */
  boolean mayEnd() {
    return nowMs - beganMs[next] >= MINUTE_MS;
  }
}
