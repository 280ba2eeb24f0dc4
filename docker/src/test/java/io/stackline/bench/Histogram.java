package io.stackline.bench;

/**
 * How often a time came out how long, to {@value #STEP_MICROS} µs up to seven seconds; what is
 * longer counts as that. Not thread-safe.
 */
final class Histogram {
  static final int STEP_MICROS = 100;
  private static final int STEPS = 70_000;

  private final long[] counts = new long[STEPS];
  private long count;

  /** Counts one time. */
  void add(long micros) {
    counts[(int) Math.max(0, Math.min(micros / STEP_MICROS, STEPS - 1))]++;
    count++;
  }

  void clear() {
    java.util.Arrays.fill(counts, 0);
    count = 0;
  }

  long count() {
    return count;
  }

  /**
   * The time that this share of all does not exceed, in ms; NaN if there is none.
   *
   * @param share 0 to 1
   */
  double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long rank = (long) Math.ceil(share * count);
    long seen = 0;
    int step = -1;
    while (seen < Math.max(1, rank)) {
      seen += counts[++step];
    }
    return step * STEP_MICROS / 1e3;
  }
}
