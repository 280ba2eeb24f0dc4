package io.stackline.plcsim;

/**
 * What the press can measure, and how badly.
 *
 * @param high the load cell that every press has
 * @param low the low-range cell; its range is 0 where none is fitted
 * @param lineNoiseBar noise of the line pressure, bar
 * @param positionNoiseMm noise of the ram position, mm
 * @param platenCells whether three load cells stand under the platen
 * @param eccentricityMm how far beside the middle the load acts; spreads the three platen cells
 */
public record SensorParameters(
    LoadCell high,
    LoadCell low,
    double lineNoiseBar,
    double positionNoiseMm,
    boolean platenCells,
    double eccentricityMm) {
  /**
   * One load cell.
   *
   * @param rangeN full scale, N; 0 = not fitted
   * @param noiseN standard deviation of one sample, N
   * @param quantumN smallest step of its reading, N
   */
  public record LoadCell(double rangeN, double noiseN, double quantumN) {
    public LoadCell {
      Checks.notNegative(rangeN, "rangeN");
      Checks.notNegative(noiseN, "noiseN");
      Checks.positive(quantumN, "quantumN");
    }

    /** Whether the press has this cell. */
    public boolean fitted() {
      return rangeN > 0;
    }
  }

  public SensorParameters {
    Checks.positive(high.rangeN(), "high.rangeN");
    Checks.notNegative(lineNoiseBar, "lineNoiseBar");
    Checks.notNegative(positionNoiseMm, "positionNoiseMm");
    Checks.notNegative(eccentricityMm, "eccentricityMm");
  }

  /** A 250 kN cell with 12 N noise and no low-range cell. */
  public static SensorParameters highOnly() {
    return new SensorParameters(
        new LoadCell(250e3, 12, 1), new LoadCell(0, 0, 1), 0.05, 0.0005, true, 0.2);
  }

  /** A 250 kN cell and a 20 kN low-range cell with 2 N noise. */
  public static SensorParameters withLowRange() {
    return highOnly().withLow(new LoadCell(20e3, 2, 0.1));
  }

  /** The same sensors with another low-range cell. */
  public SensorParameters withLow(LoadCell cell) {
    return new SensorParameters(
        high, cell, lineNoiseBar, positionNoiseMm, platenCells, eccentricityMm);
  }

  /** The same sensors with another high cell. */
  public SensorParameters withHigh(LoadCell cell) {
    return new SensorParameters(
        cell, low, lineNoiseBar, positionNoiseMm, platenCells, eccentricityMm);
  }

  /** The same sensors, none of which is noisy. */
  public SensorParameters noiseless() {
    return new SensorParameters(
        new LoadCell(high.rangeN, 0, 1e-6),
        new LoadCell(low.rangeN, 0, 1e-6),
        0,
        0,
        platenCells,
        eccentricityMm);
  }
}
