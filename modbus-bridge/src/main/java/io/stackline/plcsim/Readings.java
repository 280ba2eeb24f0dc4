package io.stackline.plcsim;

/**
 * What the PLC's inputs say in one scan; NaN = not fitted or broken.
 *
 * @param highN high load cell, N
 * @param lowN low-range load cell, N; it stops at its mechanical stop
 * @param platenN the three platen cells, N
 * @param lineBar line pressure, bar
 * @param positionMm ram position, mm
 * @param flowM3PerS flow measured at the pump, m³/s
 */
record Readings(
    double highN,
    double lowN,
    PlatenForces platenN,
    double lineBar,
    double positionMm,
    double flowM3PerS) {
  /** Nothing was read yet. */
  static final Readings NONE =
      new Readings(Double.NaN, Double.NaN, PlatenForces.NOT_FITTED, Double.NaN, Double.NaN, 0);

  /**
   * Three cells at 120° under the platen.
   *
   * @param first N
   * @param second N
   * @param third N
   */
  record PlatenForces(double first, double second, double third) {
    static final PlatenForces NOT_FITTED = new PlatenForces(Double.NaN, Double.NaN, Double.NaN);

    /** Whether one of them gives no number. */
    boolean broken() {
      return Double.isNaN(first + second + third);
    }

    /** Spread of the three against their mean, per cent; 0 where none are fitted. */
    double imbalancePct() {
      double mean = (first + second + third) / 3;
      if (!(mean > 0)) {
        return 0;
      }
      double most = Math.max(first, Math.max(second, third));
      double least = Math.min(first, Math.min(second, third));
      return 100 * (most - least) / mean;
    }
  }
}
