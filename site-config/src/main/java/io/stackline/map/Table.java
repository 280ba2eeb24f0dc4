package io.stackline.map;

/** The four tables of a Modbus device. */
public enum Table {
  /** Single bits that can be written: functions 1, 5 and 15. */
  COIL,
  /** Single bits that can only be read: function 2. */
  DISCRETE,
  /** Registers that can only be read: function 4. */
  INPUT,
  /** Registers that can be read and written: functions 3, 6 and 16. */
  HOLDING;

  /** Whether an address names one bit instead of 16. */
  public boolean isBits() {
    return this == COIL || this == DISCRETE;
  }

  /** The function code that reads it. */
  public int readFunction() {
    return switch (this) {
      case COIL -> 1;
      case DISCRETE -> 2;
      case HOLDING -> 3;
      case INPUT -> 4;
    };
  }
}
