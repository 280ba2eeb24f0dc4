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
   * @param wanderNPerRootHour standard deviation of its zero after an hour, N; it grows with the
   *     root of time
   * @param humN amplitude of the mains' 50 Hz in its reading, N; seen by scans of up to 10 ms only
   */
  public record LoadCell(
      double rangeN, double noiseN, double quantumN, double wanderNPerRootHour, double humN) {
    /** What a good cell's zero wanders, share of the range for each root of an hour. */
    private static final double WANDER_SHARE = 2e-5;

    public LoadCell {
      Checks.notNegative(rangeN, "rangeN");
      Checks.notNegative(noiseN, "noiseN");
      Checks.positive(quantumN, "quantumN");
      Checks.notNegative(wanderNPerRootHour, "wanderNPerRootHour");
      Checks.notNegative(humN, "humN");
    }

    /** A shielded cell whose zero wanders by 0.002 % of its range in the first hour. */
    public LoadCell(double rangeN, double noiseN, double quantumN) {
      this(rangeN, noiseN, quantumN, WANDER_SHARE * rangeN, 0);
    }

    /** The same cell with the mains in its reading. */
    public LoadCell withHum(double amplitudeN) {
      return new LoadCell(rangeN, noiseN, quantumN, wanderNPerRootHour, amplitudeN);
    }

    private LoadCell noiseless() {
      return new LoadCell(rangeN, 0, 1e-6, 0, 0);
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
        high.noiseless(), low.noiseless(), 0, 0, platenCells, eccentricityMm);
  }
}
