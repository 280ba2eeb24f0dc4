package io.stackline.plcsim;

/**
 * How long the next scan may be: as short as the PLC's own while anything happens, longer and
 * longer once nothing has happened for two seconds, and short again at once.
 *
 * <p>The rule is one of patience: whoever is in control says how long he would decide nothing else
 * ({@link Execution#patienceMs}), and a scan never is longer than that. Something happens when the
 * mark changes that the program makes of state, segment, alarms, commands and faults, when a safety
 * timer runs, or when the force jumps. A jump is met when the scan in which it came is over, at
 * most {@value #LONGEST_MS} ms late. One thread.
 */
final class Stride {
  /** No scan is longer, so that a trace of stack pressure keeps its sample a second, ms. */
  static final int LONGEST_MS = 1000;

  /**
   * No scan in which the ram is driven is longer: a sixth of the loop's time constant, and short
   * enough for the trace of a dwell to have no hole, ms.
   */
  static final int LONGEST_DRIVE_MS = 50;

  private static final int SETTLE_MS = 2000;
  private static final int GROWTH = 2;
  private static final double JUMP_FACTOR = 6;
  private static final double JUMP_N = 5;

  private final int shortestMs;
  private int lastMs;
  private int quietMs;
  private int mark;
  private double forceN = Double.NaN;

  Stride(int shortestMs) {
    this.shortestMs = shortestMs;
    this.lastMs = shortestMs;
  }

  /**
   * Takes in a scan.
   *
   * @param ms its length
   * @param newMark what changes whenever something happens
   * @param newForceN the force, one sample
   * @param noiseN noise of one sample
   */
  void scanned(int ms, int newMark, double newForceN, double noiseN) {
    boolean jumped = !(Math.abs(newForceN - forceN) <= JUMP_FACTOR * noiseN + JUMP_N);
    quietMs = newMark == mark && !jumped ? Math.min(SETTLE_MS, quietMs + ms) : 0;
    mark = newMark;
    forceN = newForceN;
    lastMs = ms;
  }

  /** The length of the next scan, at most {@code mostMs}. */
  int nextMs(int presentMark, int patienceMs, int mostMs) {
    if (presentMark != mark || quietMs < SETTLE_MS) {
      return Math.min(shortestMs, mostMs);
    }
    int grown = Math.min(LONGEST_MS, GROWTH * Math.max(lastMs, shortestMs));
    return Math.min(Math.max(shortestMs, Math.min(patienceMs, grown)), mostMs);
  }
}
