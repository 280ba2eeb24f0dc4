package io.stackline.map;

/** The types a register map can name. */
public enum PointType {
  /** A coil, a discrete input, or a register of its own that is 0 for false. */
  BOOL(1),
  /** One bit of a register. */
  BIT(1),
  I16(1),
  U16(1),
  I32(2),
  U32(2),
  I64(4),
  U64(4),
  /** IEEE-754; NaN means: no value. */
  F32(2),
  /** IEEE-754; NaN means: no value. */
  F64(4),
  /** ASCII, two characters a register, ended by a zero byte; it says how many registers. */
  STRING(0);

  private final int registers;

  PointType(int registers) {
    this.registers = registers;
  }

  /** Registers it takes; 0 if the point says how many. */
  public int registers() {
    return registers;
  }

  public boolean isNumber() {
    return this != BOOL && this != BIT && this != STRING;
  }

  public boolean isReal() {
    return this == F32 || this == F64;
  }
}
