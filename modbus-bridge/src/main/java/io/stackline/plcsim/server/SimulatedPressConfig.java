package io.stackline.plcsim.server;

import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.SensorParameters;

/**
 * One simulated press.
 *
 * @param name how logs and threads call it
 * @param address where it answers
 * @param plant the press
 * @param sensors what it measures
 * @param plc its PLC; the decimation of the trace is raised where the speed asks for it
 * @param seed seed of all noise
 */
public record SimulatedPressConfig(
    String name,
    Address address,
    PlantParameters plant,
    SensorParameters sensors,
    PlcParameters plc,
    long seed) {
  private static final double UNDECIMATED_UP_TO = 10;

  public SimulatedPressConfig {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }

  /** A reference 25 t press on any free port, unit 1. */
  public static SimulatedPressConfig reference25t(String name, SensorParameters sensors) {
    return new SimulatedPressConfig(
        name,
        Address.tcp(0, 1),
        PlantParameters.reference25t(),
        sensors,
        PlcParameters.reference(1),
        1);
  }

  /**
   * The PLC for this speed: above tenfold the trace has fewer samples a simulated second, so that a
   * reader can follow.
   */
  PlcParameters plcAt(double speed) {
    int needed = speed > UNDECIMATED_UP_TO ? (int) Math.ceil(speed / UNDECIMATED_UP_TO) : 1;
    return plc.withTraceDecimation(Math.max(plc.traceDecimation(), needed));
  }
}
