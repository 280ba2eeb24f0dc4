package io.stackline.plcsim;

/**
 * Which load cell controls, with its tare and its 30 ms filter.
 *
 * <p>A broken controlling cell is replaced, first by the other one, then by the line pressure, so
 * that a load can always be taken off.
 */
final class ForceChannel {
  private static final double FILTER_S = 0.03;
  private static final double MM2_BAR_TO_N = 0.1;

  private final PlantParameters.Ram ram;
  private final SensorParameters sensors;
  private boolean low;
  private boolean fresh = true;
  private boolean distrusted;
  private double highTareN;
  private double lowTareN;
  private double highN;
  private double lowN;
  private double rawN;
  private double filteredN;

  ForceChannel(PlantParameters.Ram ram, SensorParameters sensors) {
    this.ram = ram;
    this.sensors = sensors;
  }

  /** Chooses the cell that controls; says whether that is a change. */
  boolean select(boolean lowRange) {
    boolean changed = low != lowRange;
    low = lowRange;
    fresh |= changed;
    return changed;
  }

  void observe(Readings readings, double seconds) {
    highN = readings.highN() - highTareN;
    lowN = readings.lowN() - lowTareN;
    rawN = best(readings);
    fresh |= Double.isNaN(filteredN);
    filteredN = fresh ? rawN : filteredN + (rawN - filteredN) * Math.min(1, seconds / FILTER_S);
    fresh = false;
  }

  /** Takes these mean readings for zero. */
  void tare(double highMeanN, double lowMeanN) {
    highTareN = highMeanN;
    lowTareN = Double.isNaN(lowMeanN) ? 0 : lowMeanN;
  }

  double rawN() {
    return rawN;
  }

  double filteredN() {
    return filteredN;
  }

  double highN() {
    return highN;
  }

  double lowN() {
    return lowN;
  }

  boolean lowActive() {
    return low;
  }

  boolean lowFitted() {
    return sensors.low().fitted();
  }

  /** Noise of one sample of the controlling cell, N. */
  double noiseN() {
    return low ? sensors.low().noiseN() : sensors.high().noiseN();
  }

  /** The force that the line pressure alone tells of, N. */
  double fromLineN(Readings readings) {
    return readings.lineBar() * ram.areaMm2() * MM2_BAR_TO_N - ram.springN();
  }

  /**
   * Cell and line disagree, so that one of them must be wrong: the lower one counts from now on,
   * which takes a load off the faster of the two ways. Says whether that is a change.
   */
  boolean distrust(boolean yes) {
    boolean changed = distrusted != yes;
    distrusted = yes;
    fresh |= changed;
    return changed;
  }

  private double best(Readings readings) {
    double told = bestCell(readings);
    double fromLineN = distrusted ? fromLineN(readings) : Double.NaN;
    return fromLineN < told ? fromLineN : told;
  }

  private double bestCell(Readings readings) {
    double first = low ? lowN : highN;
    if (!Double.isNaN(first)) {
      return first;
    }
    double second = low ? highN : lowN;
    return Double.isNaN(second) ? fromLineN(readings) : second;
  }
}
