package io.stackline.sequence.stage;

/**
 * The share of a hold that was in band in its worst 24 hours, told at every full hour and at the
 * end: what goes wrong on one day does not drown in the good ones. A shorter hold is one day.
 */
final class DayShares {
  private static final int HOURS = 24;
  private static final double HOUR_SECONDS = 3600;

  private final double[] held = new double[HOURS];
  private final double[] inBand = new double[HOURS];
  private int hour;
  private double worst = 1;

  /**
   * So many seconds of the hold.
   *
   * @param good the part of them in band
   */
  void add(double seconds, double good) {
    double left = seconds;
    while (held[hour % HOURS] + left >= HOUR_SECONDS) {
      double part = HOUR_SECONDS - held[hour % HOURS];
      put(part, good * part / seconds);
      if (hour >= HOURS - 1) {
        worst = Math.min(worst, share());
      }
      hour++;
      held[hour % HOURS] = 0;
      inBand[hour % HOURS] = 0;
      left -= part;
    }
    put(left, good * left / seconds);
  }

  private void put(double seconds, double good) {
    held[hour % HOURS] += seconds;
    inBand[hour % HOURS] += good;
  }

  private double share() {
    double good = 0;
    double all = 0;
    for (int i = 0; i < HOURS; i++) {
      good += inBand[i];
      all += held[i];
    }
    return good / all;
  }

  /** NaN if there was no hold. */
  double worst() {
    double last = share();
    return Double.isNaN(last) ? last : Math.min(worst, last);
  }
}
