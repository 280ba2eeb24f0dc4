package io.stackline.plcsim;

/**
 * Platens and oil: first-order warming, a proportional heater where one is fitted, sensors that lag
 * by 3 s. One thread.
 */
final class Temperatures {
  private static final double AMBIENT_C = 25;
  private static final double PLATEN_J_PER_K = 2500;
  private static final double PLATEN_K_PER_W = 0.6;
  private static final double PLATEN_MAX_W = 500;
  private static final double GAIN_W_PER_K = 100;
  private static final double SENSOR_LAG_S = 3;
  private static final double OIL_K_PER_HOUR = 20;
  private static final double OIL_COOLING_S = 4 * 3600;

  private final boolean heater;
  private double setpointC = AMBIENT_C;
  private double platenC = AMBIENT_C;
  private double sensedC = AMBIENT_C;
  private double oilC = AMBIENT_C;
  private double powerW;

  Temperatures(boolean heater) {
    this.heater = heater;
  }

  /** Heats towards this temperature from now on; has no effect without a heater. */
  void heatTo(double celsius) {
    setpointC = celsius;
  }

  void heaterOff() {
    setpointC = AMBIENT_C;
    powerW = 0;
  }

  /** One step; the duty is the share of the pump's flow that is used. */
  void step(double seconds, double duty) {
    double lossW = (platenC - AMBIENT_C) / PLATEN_K_PER_W;
    double wantedW =
        setpointC > AMBIENT_C
            ? GAIN_W_PER_K * (setpointC - platenC) + (setpointC - AMBIENT_C) / PLATEN_K_PER_W
            : 0;
    powerW = heater ? Math.max(0, Math.min(PLATEN_MAX_W, wantedW)) : 0;
    platenC += (powerW - lossW) / PLATEN_J_PER_K * seconds;
    sensedC += (platenC - sensedC) * Math.min(1, seconds / SENSOR_LAG_S);
    oilC += (OIL_K_PER_HOUR * duty / 3600 - (oilC - AMBIENT_C) / OIL_COOLING_S) * seconds;
  }

  double platenC() {
    return sensedC;
  }

  double oilC() {
    return oilC;
  }

  boolean heating() {
    return powerW > 0;
  }
}
