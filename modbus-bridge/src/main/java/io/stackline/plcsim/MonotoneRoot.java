package io.stackline.plcsim;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds where a strictly increasing function crosses zero, for arguments from 0 upwards, in a
 * handful of evaluations.
 *
 * <p>Secant steps with the slope remembered from the time before, kept inside the bracket by
 * bisection. The function's last evaluation is always at the argument that is returned. One thread.
 */
final class MonotoneRoot {
  private static final int MAX_TRIALS = 60;
  private static final int BISECT_EVERY = 8;
  private static final double FLATTEST = 1e-12;

  private final double highest;
  private final double tolerance;
  private double slope;
  private double residual;

  /**
   * A search.
   *
   * @param highest largest argument
   * @param tolerance steps smaller than this end it
   * @param firstSlope guess of the function's slope
   */
  MonotoneRoot(double highest, double tolerance, double firstSlope) {
    this.highest = highest;
    this.tolerance = tolerance;
    this.slope = firstSlope;
  }

  /**
   * The root, or 0 if the function is positive there already; the search begins at the given
   * argument.
   */
  double of(DoubleUnaryOperator increasing, double start) {
    double low = 0;
    double high = highest;
    double trial = start;
    double value = increasing.applyAsDouble(trial);
    for (int i = 1; i <= MAX_TRIALS && value != 0 && !(trial == 0 && value > 0); i++) {
      low = value < 0 ? trial : low;
      high = value > 0 ? trial : high;
      double next = trial - value / slope;
      if (next <= 0 && low == 0) {
        next = 0;
      } else if (!(next > low && next < high) || i % BISECT_EVERY == 0) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - trial) <= tolerance) {
        break;
      }
      double after = increasing.applyAsDouble(next);
      slope = Math.max((after - value) / (next - trial), FLATTEST);
      trial = next;
      value = after;
    }
    residual = value;
    return trial;
  }

  /** The function's value at the root that was returned last. */
  double residual() {
    return residual;
  }
}
