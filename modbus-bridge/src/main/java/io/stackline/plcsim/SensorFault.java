package io.stackline.plcsim;

/**
 * What is wrong with one sensor: nothing, an open wire, a reading that stays, an offset, a drift.
 */
final class SensorFault {
  private static final double PER_CENT_PER_MINUTE = 1 / 100.0 / 60_000;

  private boolean open;
  private boolean stuck;
  private double stuckAt = Double.NaN;
  private double offset;
  private double driftPerMs;

  void open() {
    open = true;
  }

  void stick() {
    stuck = true;
    stuckAt = Double.NaN;
  }

  void offsetBy(double by) {
    offset = by;
  }

  void drift(double percentPerMinute, double range) {
    driftPerMs = percentPerMinute * PER_CENT_PER_MINUTE * range;
  }

  void heal() {
    open = false;
    stuck = false;
    offset = 0;
    driftPerMs = 0;
  }

  /** Time passes. */
  void tick(int ms) {
    offset += driftPerMs * ms;
  }

  /** What is shown instead of this. */
  double shown(double reading) {
    if (open) {
      return Double.NaN;
    }
    if (stuck) {
      stuckAt = Double.isNaN(stuckAt) ? reading + offset : stuckAt;
      return stuckAt;
    }
    return reading + offset;
  }
}
