package io.stackline.plcsim;

import io.stackline.plcsim.Readings.PlatenForces;
import java.util.SplittableRandom;

/**
 * Turns the plant's truth into readings with noise and quantisation, reproducibly from a seed.
 *
 * <p>Faults can be injected; a broken cell reads NaN. One thread.
 */
public final class Sensors {
  private static final double STOP_FACTOR = 1.1;
  private static final double PLATEN_RADIUS_MM = 60;
  private static final double POSITION_QUANTUM_MM = 1e-4;
  private static final double LINE_QUANTUM_BAR = 0.01;
  private static final int SAMPLE_MS = 10;

  private final SensorParameters parameters;
  private final SplittableRandom random;
  private double highOffsetN;
  private double lowOffsetN;
  private double imbalanceFactor = 1;
  private int disturbances;
  private double noiseShare = 1;

  /** Sensors whose noise follows from the seed. */
  public Sensors(SensorParameters parameters, long seed) {
    this.parameters = parameters;
    this.random = new SplittableRandom(seed);
  }

  /** What the press was built with. */
  public SensorParameters parameters() {
    return parameters;
  }

  /** Shifts the high cell from now on by this much, N; NaN breaks its wire. */
  public void disturbHigh(double offsetN) {
    disturbances++;
    highOffsetN = offsetN;
  }

  /** Shifts the low-range cell from now on by this much, N; NaN breaks its wire. */
  public void disturbLow(double offsetN) {
    disturbances++;
    lowOffsetN = offsetN;
  }

  /** Multiplies the eccentricity of the load from now on. */
  public void tilt(double factor) {
    disturbances++;
    imbalanceFactor = Checks.notNegative(factor, "factor");
  }

  /** Changes with every fault that comes or goes. */
  int disturbances() {
    return disturbances;
  }

  /**
   * Reads all inputs once.
   *
   * @param ms time since the last reading; a reading after more than 10 ms is the mean of those in
   *     between
   */
  Readings read(PressPlant plant, int ms) {
    noiseShare = ms <= SAMPLE_MS ? 1 : Math.sqrt((double) SAMPLE_MS / ms);
    double trueN = plant.forceN();
    double high = cell(parameters.high(), trueN) + highOffsetN;
    double low =
        parameters.low().fitted() ? cell(parameters.low(), trueN) + lowOffsetN : Double.NaN;
    double line = quantised(plant.lineBar() + noise(parameters.lineNoiseBar()), LINE_QUANTUM_BAR);
    double position =
        quantised(plant.positionMm() + noise(parameters.positionNoiseMm()), POSITION_QUANTUM_MM);
    return new Readings(high, low, platen(trueN), line, position, plant.flowM3PerS());
  }

  private double cell(SensorParameters.LoadCell cell, double trueN) {
    double stopN = STOP_FACTOR * cell.rangeN();
    return quantised(Math.min(trueN, stopN) + noise(cell.noiseN()), cell.quantumN());
  }

  private PlatenForces platen(double trueN) {
    if (!parameters.platenCells()) {
      return PlatenForces.NOT_FITTED;
    }
    double tilt = 2 * parameters.eccentricityMm() * imbalanceFactor / PLATEN_RADIUS_MM;
    double third = trueN / 3;
    double sigma = parameters.high().noiseN() / 3;
    return new PlatenForces(
        third * (1 + tilt) + noise(sigma),
        third * (1 - tilt / 2) + noise(sigma),
        third * (1 - tilt / 2) + noise(sigma));
  }

  private double noise(double sigma) {
    return sigma > 0 ? sigma * noiseShare * random.nextGaussian() : 0;
  }

  private static double quantised(double value, double quantum) {
    return Math.rint(value / quantum) * quantum;
  }
}
