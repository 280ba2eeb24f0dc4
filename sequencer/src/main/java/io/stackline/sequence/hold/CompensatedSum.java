package io.stackline.sequence.hold;

/**
 * A sum that keeps the digits that a plain one loses when millions of small numbers are added
 * (Kahan's, as Neumaier mended it).
 */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  void add(CompensatedSum other) {
    add(other.sum);
    add(other.lost);
  }

  double value() {
    return sum + lost;
  }

  void clear() {
    sum = 0;
    lost = 0;
  }
}
