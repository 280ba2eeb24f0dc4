package io.stackline.plcsim.server;

import java.util.Optional;

/** The Modbus functions that simulated PLCs can speak. */
public enum ModbusFunction {
  /** FC1. */
  READ_COILS(1),
  /** FC2. */
  READ_DISCRETES(2),
  /** FC3. */
  READ_HOLDING(3),
  /** FC4. */
  READ_INPUT(4),
  /** FC5. */
  WRITE_COIL(5),
  /** FC6. */
  WRITE_ONE(6),
  /** FC16. */
  WRITE_MANY(16);

  private final int code;

  ModbusFunction(int code) {
    this.code = code;
  }

  /** The function code on the wire. */
  public int code() {
    return code;
  }

  static Optional<ModbusFunction> of(int code) {
    for (ModbusFunction each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
