package io.stackline.sequence.hold;

/**
 * Lowest, highest and mean of a number that was seen from time to time, in between on the straight
 * line. What is not a number counts as not seen.
 */
final class TimeWeighted {
  private final CompensatedSum seconds = new CompensatedSum();
  private final CompensatedSum impulse = new CompensatedSum();
  private double lowest = Double.NaN;
  private double highest = Double.NaN;

  /** It went from one value to the other in so many seconds. */
  void add(double forSeconds, double from, double to) {
    if (Double.isNaN(from) || Double.isNaN(to) || !(forSeconds > 0)) {
      return;
    }
    seconds.add(forSeconds);
    impulse.add(forSeconds * (from + to) / 2);
    widen(Math.min(from, to), Math.max(from, to));
  }

  /** What another one has seen was seen too. */
  void add(TimeWeighted other) {
    seconds.add(other.seconds);
    impulse.add(other.impulse);
    widen(other.lowest, other.highest);
  }

  private void widen(double low, double high) {
    lowest = low >= lowest || Double.isNaN(low) ? lowest : low;
    highest = high <= highest || Double.isNaN(high) ? highest : high;
  }

  void clear() {
    seconds.clear();
    impulse.clear();
    lowest = Double.NaN;
    highest = Double.NaN;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  /** NaN if nothing was seen. */
  double mean() {
    return impulse.value() / seconds.value();
  }

  double seconds() {
    return seconds.value();
  }
}
