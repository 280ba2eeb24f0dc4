package io.stackline.plcsim.server;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which requests a unit understands.
 *
 * @param functions others are answered with exception 1
 * @param readMax most registers one FC3 or FC4 may ask for, 1 to 125; more is answered with
 *     exception 3
 * @param writeMax most registers one FC16 may write, 1 to 123; more is answered with exception 3
 */
public record Services(Set<ModbusFunction> functions, int readMax, int writeMax) {
  private static final int PROTOCOL_READ_MAX = 125;
  private static final int PROTOCOL_WRITE_MAX = 123;

  public Services {
    functions = Set.copyOf(functions);
    if (functions.isEmpty()) {
      throw new IllegalArgumentException("a unit must understand at least one function");
    }
    if (readMax < 1 || readMax > PROTOCOL_READ_MAX) {
      throw new IllegalArgumentException("readMax must lie in 1..125, but is " + readMax);
    }
    if (writeMax < 1 || writeMax > PROTOCOL_WRITE_MAX) {
      throw new IllegalArgumentException("writeMax must lie in 1..123, but is " + writeMax);
    }
  }

  /** All functions of {@link ModbusFunction} within the protocol's own limits. */
  public static Services all() {
    return new Services(EnumSet.allOf(ModbusFunction.class), PROTOCOL_READ_MAX, PROTOCOL_WRITE_MAX);
  }
}
