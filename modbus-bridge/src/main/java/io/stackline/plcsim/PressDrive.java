package io.stackline.plcsim;

import java.util.Optional;

/**
 * The press as a controller of another make drives it: plant, sensors, force loop and interlocks of
 * {@link PlcProgram}, without its program, limits, owner and trace.
 *
 * <p>One scan is {@link #observe()}, then whatever the controller decides, then {@link #turn()}.
 * Force in N, position in mm. One thread at a time.
 */
public final class PressDrive {
  /** Length of a scan, ms. */
  public static final int SCAN_MS = 10;

  private static final double CONTACT_N = 150;
  private static final double OPEN_MM = 0.05;
  private static final double OIL_HOT_C = 70;
  private static final double APPROACH_MM_PER_S = 0.25;
  private static final double SECONDS = SCAN_MS * 1e-3;

  /** What the ram does. */
  public enum Motion {
    /** Nothing: pump off, valves closed; a load is held by the oil that is trapped. */
    STANDING,
    /** Travels down until it touches; follows the set-point then. */
    APPROACHING,
    /** The force follows the set-point. */
    FOLLOWING,
    /** The load is taken off; the ram opens then. */
    RELEASING,
    /** Opens; stands then. */
    OPENING
  }

  private final PressPlant plant;
  private final Sensors sensors;
  private final Panel panel;
  private final PlcParameters.Motion speeds;
  private final ForceAxis axis;
  private final Temperatures temperatures;
  private final Interlocks interlocks;
  private Motion motion = Motion.STANDING;
  private Phase phase = new Standstill(PlcState.IDLE);
  private Scan scan = new Scan(SCAN_MS, Readings.NONE, Double.NaN, Double.NaN);

  /** A controller that has just been switched on: the ram stands where it is. */
  public PressDrive(Hardware hardware) {
    this.plant = hardware.plant();
    this.sensors = hardware.sensors();
    this.panel = hardware.panel();
    this.speeds = PlcParameters.reference(1).motion();
    this.axis = new ForceAxis(plant.parameters(), sensors.parameters());
    this.temperatures = new Temperatures(false, plant.oilC() - panel.oilExtraK(), plant.frameC());
    this.interlocks = new Interlocks(hardware, temperatures, false);
    observe();
  }

  /** Reads all inputs. */
  public void observe() {
    Readings readings = sensors.read(plant, SCAN_MS);
    axis.observe(readings, SECONDS);
    scan = new Scan(SCAN_MS, readings, axis.channel().rawN(), axis.channel().filteredN());
    interlocks.scan(axis.channel(), readings, Optional.empty());
  }

  /** Travels down from where the ram is, fast where nothing can be. */
  public void approach() {
    axis.restart();
    motion = Motion.APPROACHING;
    phase = new ApproachPhase(speeds, APPROACH_MM_PER_S, CONTACT_N);
  }

  /**
   * Where the set-point goes, from where it is; it counts while the ram follows.
   *
   * @param targetN 0 or more
   * @param rateNPerS above 0
   */
  public void aim(double targetN, double rateNPerS) {
    axis.setpoint()
        .aim(
            Checks.notNegative(targetN, "targetN"), Checks.positive(rateNPerS, "rateNPerS"), false);
  }

  /** Keeps the present force by the loop; stands still if nothing is touched. */
  public void hold() {
    if (!contact()) {
      stand();
      return;
    }
    axis.holdHere();
    motion = Motion.FOLLOWING;
  }

  /** Pump off, valves closed. */
  public void stand() {
    motion = Motion.STANDING;
    phase = new Standstill(PlcState.IDLE);
  }

  /** Takes the load off at this rate, above 0, and opens. */
  public void release(double rateNPerS) {
    axis.holdHere();
    motion = Motion.RELEASING;
    phase =
        new ReleasePhase(
            PlcState.RELEASE, axis.setpoint(), 0, Checks.positive(rateNPerS, "rateNPerS"));
  }

  /** Moves the press for the time of a scan; not at all where an interlock forbids it. */
  public void turn() {
    boolean allowed = motionAllowed();
    DriveOrder order = allowed ? order() : standBy();
    double flowM3PerS = axis.flow(order, scan.readings(), SECONDS);
    plant.shutOff(!allowed || motion == Motion.STANDING);
    plant.step(flowM3PerS, SECONDS);
    double duty = Math.abs(flowM3PerS) / plant.parameters().pump().maxFlowM3PerS();
    temperatures.step(SECONDS, duty, panel.ambientC());
    temperatures.show(sensors);
    plant.heatCell(temperatures.cellC());
    plant.heatFrame(temperatures.frameC());
    plant.heatOil(interlocks.trueOilC());
  }

  /** What the ram does. */
  public Motion motion() {
    return motion;
  }

  /** Whether the set-point stands at its target. */
  public boolean arrived() {
    return axis.setpoint().arrived();
  }

  /** The set-point, N. */
  public double setpointN() {
    return axis.setpoint().valueN();
  }

  /** The load cell through its filter, N; without the cell what the line pressure tells. */
  public double forceN() {
    return scan.forceN();
  }

  /** What the load cell says, through its filter, N; NaN if its wire is broken. */
  public double cellN() {
    return Double.isNaN(axis.channel().highN()) ? Double.NaN : scan.forceN();
  }

  /** Ram position, mm; NaN if its sensor is broken. */
  public double positionMm() {
    return scan.readings().positionMm();
  }

  /** Pressure of the oil, bar; NaN if its sensor is broken. */
  public double lineBar() {
    return scan.readings().lineBar();
  }

  /** Temperature of the platens, °C; NaN if the thermometer is broken. */
  public double platenC() {
    return temperatures.platenC();
  }

  /** Rated force, N. */
  public double ratedN() {
    return plant.parameters().frame().ratedKn() * 1e3;
  }

  /** Whether the punch touches. */
  public boolean contact() {
    return forceN() > CONTACT_N / 2;
  }

  /** Whether the ram is fully open. */
  public boolean open() {
    return !contact() && positionMm() <= OPEN_MM;
  }

  /** Whether the load cell or the position sensor gives no number. */
  public boolean sensorBroken() {
    return Double.isNaN(axis.channel().highN()) || Double.isNaN(positionMm());
  }

  /** Whether the emergency stop is pressed. */
  public boolean emergencyStopped() {
    return interlocks.open(Interlocks.EMERGENCY_STOP);
  }

  /** Whether the guard is open or not locked. */
  public boolean guardOpen() {
    return interlocks.open(Interlocks.GUARD_CLOSED) || interlocks.open(Interlocks.GUARD_LOCKED);
  }

  /** Whether the key is turned to remote. */
  public boolean remote() {
    return !interlocks.open(Interlocks.KEY_REMOTE);
  }

  /** Whether there is too little oil in the tank to start. */
  public boolean oilLow() {
    return interlocks.open(Interlocks.OIL_LEVEL);
  }

  /** Whether the oil is too hot to start. */
  public boolean oilHot() {
    return interlocks.oilC() > OIL_HOT_C;
  }

  /** Whether the pump can run. */
  public boolean pumpHealthy() {
    return !interlocks.open(Interlocks.PUMP);
  }

  /** Whether emergency stop, pump and guard let the ram be driven. */
  public boolean motionAllowed() {
    return interlocks.motionAllowed(PlcState.IDLE);
  }

  private DriveOrder standBy() {
    axis.setpoint().freeze();
    return DriveOrder.LOCKED;
  }

  private DriveOrder order() {
    if (motion == Motion.FOLLOWING) {
      axis.setpoint().tick(SECONDS);
      return DriveOrder.TRACK;
    }
    DriveOrder order = phase.step(scan);
    if (phase.done()) {
      next();
    }
    return order;
  }

  private void next() {
    switch (motion) {
      case APPROACHING -> {
        axis.touched();
        motion = Motion.FOLLOWING;
      }
      case RELEASING -> {
        motion = Motion.OPENING;
        phase = new OpeningPhase(PlcState.RELEASE, speeds.openMmPerS());
      }
      case OPENING -> stand();
      case STANDING, FOLLOWING -> throw new IllegalStateException(motion + " has no end");
    }
  }
}
