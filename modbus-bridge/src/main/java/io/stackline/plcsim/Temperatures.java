package io.stackline.plcsim;

/**
 * Platens, oil and frame: first-order warming, a proportional heater where one is fitted, sensors
 * that lag by 3 s; all of them follow the room. One thread.
 */
final class Temperatures {
  private static final double NO_HEATING_C = 25;
  private static final double PLATEN_J_PER_K = 2500;
  private static final double PLATEN_K_PER_W = 0.6;
  private static final double PLATEN_MAX_W = 500;
  private static final double GAIN_W_PER_K = 100;
  private static final double SENSOR_LAG_S = 3;
  private static final double OIL_K_PER_HOUR = 20;
  private static final double OIL_COOLING_S = 4 * 3600;
  private static final double FRAME_WARMING_S = 3600;

  private final boolean heater;
  private double setpointC = NO_HEATING_C;
  private double platenC;
  private double sensedC;
  private double oilC;
  private double frameC;
  private double shownC;
  private double powerW;
  private boolean permitted = true;

  /**
   * The temperatures at boot; the platens have the frame's.
   *
   * @param heater whether the platens heat
   * @param oilC temperature of the oil, °C
   * @param frameC temperature of the frame, °C
   */
  Temperatures(boolean heater, double oilC, double frameC) {
    this.heater = heater;
    this.oilC = oilC;
    this.frameC = frameC;
    this.platenC = frameC;
    this.sensedC = frameC;
    this.shownC = frameC;
  }

  /** Heats towards this temperature from now on; has no effect without a heater. */
  void heatTo(double celsius) {
    setpointC = celsius;
  }

  void heaterOff() {
    setpointC = NO_HEATING_C;
    powerW = 0;
  }

  /** Whether the heater may have power at all; without it the hardware cuts it off. */
  void permitHeat(boolean yes) {
    permitted = yes;
  }

  /**
   * One step.
   *
   * @param seconds its length
   * @param duty share of the pump's flow that is used
   * @param ambientC temperature of the room, °C
   */
  void step(double seconds, double duty, double ambientC) {
    double lossW = (platenC - ambientC) / PLATEN_K_PER_W;
    double wantedW =
        setpointC > NO_HEATING_C
            ? GAIN_W_PER_K * (setpointC - platenC - (shownC - sensedC))
                + (setpointC - ambientC) / PLATEN_K_PER_W
            : 0;
    powerW =
        heater && permitted && !Double.isNaN(shownC)
            ? Math.max(0, Math.min(PLATEN_MAX_W, wantedW))
            : 0;
    platenC += (powerW - lossW) / PLATEN_J_PER_K * seconds;
    sensedC += (platenC - sensedC) * Math.min(1, seconds / SENSOR_LAG_S);
    oilC += (OIL_K_PER_HOUR * duty / 3600 - (oilC - ambientC) / OIL_COOLING_S) * seconds;
    frameC += (ambientC - frameC) / FRAME_WARMING_S * seconds;
  }

  /** The thermometer shows this temperature through whatever is wrong with it. */
  void show(Sensors sensors) {
    shownC = sensors.shown(Sensor.PLATEN_TEMPERATURE, sensedC);
  }

  /** What the platens' thermometer shows, °C. */
  double platenC() {
    return shownC;
  }

  /** What the cell is warm, °C. */
  double cellC() {
    return sensedC;
  }

  double oilC() {
    return oilC;
  }

  double frameC() {
    return frameC;
  }

  boolean heating() {
    return powerW > 0;
  }
}
