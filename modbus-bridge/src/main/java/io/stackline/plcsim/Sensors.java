package io.stackline.plcsim;

import io.stackline.plcsim.Readings.PlatenForces;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Turns the plant's truth into readings with noise, hum, slow drift and quantisation, reproducibly
 * from a seed; each sensor can be broken. One thread.
 *
 * <p>The three platen cells stand at 0°, 120° and 240° on a radius of {@value #PLATEN_RADIUS_MM} mm
 * and share the load by where it acts: F/3·(1 + 2(e·direction)/radius).
 */
public final class Sensors {
  /** Radius on which the platen cells stand, mm. */
  public static final double PLATEN_RADIUS_MM = 60;

  private static final double STOP_FACTOR = 1.1;
  private static final double POSITION_QUANTUM_MM = 1e-4;
  private static final double LINE_QUANTUM_BAR = 0.01;
  private static final double LINE_RANGE_BAR = 600;
  private static final double POSITION_RANGE_MM = 100;
  private static final double TEMPERATURE_RANGE_K = 200;
  private static final double SIN_120 = Math.sqrt(3) / 2;
  private static final double HUM_RAD_PER_MS = 2 * Math.PI * 50 / 1000;
  private static final double HUM_PHASE = 1;
  private static final int SAMPLE_MS = 10;
  private static final int WANDER_MS = 1000;
  private static final double MS_PER_HOUR = 3_600_000;
  private static final long OTHER_SEED = 0x9E3779B97F4A7C15L;

  private final SensorParameters parameters;
  private final SplittableRandom random;
  private final SplittableRandom slowRandom;
  private final boolean humming;
  private final Map<Sensor, SensorFault> faults = new EnumMap<>(Sensor.class);
  private double offXMm;
  private double offYMm;
  private double imbalanceFactor = 1;
  private double highWanderN;
  private double lowWanderN;
  private double hum;
  private double noiseShare = 1;
  private long elapsedMs;
  private int wanderMs;
  private int disturbances;

  /** Sensors whose noise follows from the seed. */
  public Sensors(SensorParameters parameters, long seed) {
    this.parameters = parameters;
    this.random = new SplittableRandom(seed);
    this.slowRandom = new SplittableRandom(seed ^ OTHER_SEED);
    this.humming = parameters.high().humN() > 0 || parameters.low().humN() > 0;
    this.offXMm = parameters.eccentricityMm();
  }

  /** What the press was built with. */
  public SensorParameters parameters() {
    return parameters;
  }

  /** Shifts the high cell from now on by this much, N; NaN breaks its wire. */
  public void disturbHigh(double offsetN) {
    fault(Sensor.HIGH_CELL).offsetBy(offsetN);
  }

  /** Shifts the low-range cell from now on by this much, N; NaN breaks its wire. */
  public void disturbLow(double offsetN) {
    fault(Sensor.LOW_CELL).offsetBy(offsetN);
  }

  /** Breaks a sensor's wire: it gives no number from now on. */
  public void open(Sensor sensor) {
    fault(sensor).open();
  }

  /** A sensor shows from now on what it shows next. */
  public void stick(Sensor sensor) {
    fault(sensor).stick();
  }

  /**
   * A sensor's zero wanders away from now on.
   *
   * @param percentPerMinute per cent of its range a minute, either way
   */
  public void drift(Sensor sensor, double percentPerMinute) {
    fault(sensor).drift(Checks.finite(percentPerMinute, "percentPerMinute"), range(sensor));
  }

  /** Repairs a sensor. */
  public void heal(Sensor sensor) {
    fault(sensor).heal();
  }

  /** Multiplies the eccentricity of the load from now on. */
  public void tilt(double factor) {
    imbalanceFactor = Checks.notNegative(factor, "factor");
    disturbances++;
  }

  /** The load acts from now on this far beside the middle, mm; x points to the cell at 0°. */
  public void offCentre(double xMm, double yMm) {
    offXMm = Checks.finite(xMm, "xMm");
    offYMm = Checks.finite(yMm, "yMm");
    disturbances++;
  }

  /** Changes with every fault that comes or goes. */
  int disturbances() {
    return disturbances;
  }

  /** What a thermometer shows at this temperature. */
  double shown(Sensor sensor, double reading) {
    SensorFault fault = faults.get(sensor);
    return fault == null ? reading : fault.shown(reading);
  }

  /**
   * Reads all inputs once.
   *
   * @param ms time since the last reading; a reading after more than 10 ms is the mean of those in
   *     between
   */
  Readings read(PressPlant plant, int ms) {
    pass(ms);
    double trueN = plant.forceN();
    double high = cell(parameters.high(), trueN, highWanderN);
    double low = parameters.low().fitted() ? cell(parameters.low(), trueN, lowWanderN) : Double.NaN;
    double line = quantised(plant.lineBar() + noise(parameters.lineNoiseBar()), LINE_QUANTUM_BAR);
    double position =
        quantised(plant.positionMm() + noise(parameters.positionNoiseMm()), POSITION_QUANTUM_MM);
    PlatenForces platen = platen(trueN);
    if (faults.isEmpty()) {
      return new Readings(high, low, platen, line, position, plant.flowM3PerS());
    }
    return new Readings(
        shown(Sensor.HIGH_CELL, high),
        shown(Sensor.LOW_CELL, low),
        new PlatenForces(
            shown(Sensor.PLATEN_CELL_1, platen.first()),
            shown(Sensor.PLATEN_CELL_2, platen.second()),
            shown(Sensor.PLATEN_CELL_3, platen.third())),
        shown(Sensor.LINE_PRESSURE, line),
        shown(Sensor.POSITION, position),
        plant.flowM3PerS());
  }

  private void pass(int ms) {
    elapsedMs += ms;
    noiseShare = ms <= SAMPLE_MS ? 1 : Math.sqrt((double) SAMPLE_MS / ms);
    hum = humming && ms <= SAMPLE_MS ? Math.sin(HUM_RAD_PER_MS * elapsedMs + HUM_PHASE) : 0;
    wanderMs += ms;
    if (wanderMs >= WANDER_MS) {
      double rootHours = Math.sqrt(wanderMs / MS_PER_HOUR);
      highWanderN += parameters.high().wanderNPerRootHour() * rootHours * slowRandom.nextGaussian();
      lowWanderN += parameters.low().wanderNPerRootHour() * rootHours * slowRandom.nextGaussian();
      wanderMs = 0;
    }
    if (!faults.isEmpty()) {
      faults.values().forEach(fault -> fault.tick(ms));
    }
  }

  private double cell(SensorParameters.LoadCell cell, double trueN, double wanderN) {
    double stopN = STOP_FACTOR * cell.rangeN();
    double disturbedN = noise(cell.noiseN()) + cell.humN() * hum + wanderN;
    return quantised(Math.min(trueN, stopN) + disturbedN, cell.quantumN());
  }

  private PlatenForces platen(double trueN) {
    if (!parameters.platenCells()) {
      return PlatenForces.NOT_FITTED;
    }
    double x = 2 * offXMm * imbalanceFactor / PLATEN_RADIUS_MM;
    double y = 2 * offYMm * imbalanceFactor / PLATEN_RADIUS_MM * SIN_120;
    double third = trueN / 3;
    double sigma = parameters.high().noiseN() / 3;
    return new PlatenForces(
        third * (1 + x) + noise(sigma),
        third * (1 - x / 2 + y) + noise(sigma),
        third * (1 - x / 2 - y) + noise(sigma));
  }

  private SensorFault fault(Sensor sensor) {
    disturbances++;
    return faults.computeIfAbsent(sensor, any -> new SensorFault());
  }

  private double range(Sensor sensor) {
    return switch (sensor) {
      case HIGH_CELL -> parameters.high().rangeN();
      case LOW_CELL -> parameters.low().rangeN();
      case PLATEN_CELL_1, PLATEN_CELL_2, PLATEN_CELL_3 -> parameters.high().rangeN() / 3;
      case LINE_PRESSURE -> LINE_RANGE_BAR;
      case POSITION -> POSITION_RANGE_MM;
      case PLATEN_TEMPERATURE, OIL_TEMPERATURE -> TEMPERATURE_RANGE_K;
    };
  }

  private double noise(double sigma) {
    return sigma > 0 ? sigma * noiseShare * random.nextGaussian() : 0;
  }

  private static double quantised(double value, double quantum) {
    return Math.rint(value / quantum) * quantum;
  }
}
