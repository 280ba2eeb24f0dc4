package io.stackline.sequence.stage;

/**
 * Least-squares slope of points that may be taken in and put out again, in constant memory. Times
 * are taken from the first point, so that a long uptime costs no digits.
 */
final class Slope {
  private static final int POINTS_MIN = 3;

  private double origin = Double.NaN;
  private long n;
  private double sumT;
  private double sumY;
  private double sumTt;
  private double sumTy;

  void add(double seconds, double value) {
    if (Double.isNaN(origin)) {
      origin = seconds;
    }
    change(seconds - origin, value, 1);
  }

  /** Takes a point out that was added before. */
  void remove(double seconds, double value) {
    change(seconds - origin, value, -1);
  }

  private void change(double t, double y, int sign) {
    n += sign;
    sumT += sign * t;
    sumY += sign * y;
    sumTt += sign * t * t;
    sumTy += sign * t * y;
  }

  /** The slope, or NaN from fewer than three points or points of one moment. */
  double perSecond() {
    double spread = n * sumTt - sumT * sumT;
    return n < POINTS_MIN || spread <= 0 ? Double.NaN : (n * sumTy - sumT * sumY) / spread;
  }
}
