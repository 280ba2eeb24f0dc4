package io.stackline.plcsim.server;

import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.SensorParameters;

/**
 * One simulated press.
 *
 * @param name how logs and threads call it
 * @param port TCP port on 127.0.0.1; 0 = any free one
 * @param unit Modbus unit id, 0 to 255; other units are answered with exception 0x0B
 * @param plant the press
 * @param sensors what it measures
 * @param plc its PLC; the decimation of the trace is raised where the speed asks for it
 * @param seed seed of all noise
 */
public record SimulatedPressConfig(
    String name,
    int port,
    int unit,
    PlantParameters plant,
    SensorParameters sensors,
    PlcParameters plc,
    long seed) {
  private static final int MAX_PORT = 0xFFFF;
  private static final int MAX_UNIT = 0xFF;
  private static final double UNDECIMATED_UP_TO = 10;

  public SimulatedPressConfig {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must lie in 0..65535, but is " + port);
    }
    if (unit < 0 || unit > MAX_UNIT) {
      throw new IllegalArgumentException("unit must lie in 0..255, but is " + unit);
    }
  }

  /** A reference 25 t press on any free port, unit 1. */
  public static SimulatedPressConfig reference25t(String name, SensorParameters sensors) {
    return new SimulatedPressConfig(
        name, 0, 1, PlantParameters.reference25t(), sensors, PlcParameters.reference(1), 1);
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
