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

  boolean full() {
    return known == values.length;
  }

  /** The newest value minus the one a whole span ago; 0 until that is known. */
  double change() {
    return full() ? values[newest] - values[(newest + 1) % values.length] : 0;
  }

  /** Number of scans between the two. */
  int scans() {
    return values.length - 1;
  }
}
