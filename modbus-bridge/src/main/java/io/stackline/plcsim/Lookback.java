package io.stackline.plcsim;

/** The last few values of a signal, to compare with. */
final class Lookback {
  private final double[] values;
  private int newest = -1;
  private int known;

  /** Remembers as many scans as the given time holds, at least one. */
  Lookback(int spanMs, int scanMs) {
    values = new double[Math.max(1, (spanMs + scanMs - 1) / scanMs) + 1];
  }

  void add(double value) {
    newest = (newest + 1) % values.length;
    values[newest] = value;
    known = Math.min(known + 1, values.length);
  }

  void forget() {
    known = 0;
  }

  /**
   * The newest value minus the one this many scans ago (at most the whole span); 0 until that is
   * known.
   */
  double changeOver(int scans) {
    return known > scans
        ? values[newest] - values[Math.floorMod(newest - scans, values.length)]
        : 0;
  }

  /** Number of scans in the whole span. */
  int scans() {
    return values.length - 1;
  }
}
