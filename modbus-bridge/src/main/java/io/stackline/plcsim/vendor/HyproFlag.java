package io.stackline.plcsim.vendor;

/** A flag of {@link HyproProgram}, one register each. */
enum HyproFlag {
  /** From START until the ram is open again, or until stop or release. */
  RUNNING(20),
  /** Force within 1 % of the target while running. */
  IN_BAND(21),
  /** Dwell served; until the next START or reset. */
  DONE(22),
  /** Latched: something interrupted it. */
  FAULT(23),
  /** The emergency stop is pressed. */
  E_STOP(24),
  /** The guard is open. */
  GUARD_OPEN(25),
  /** The force is above the rating. */
  OVERLOAD(26),
  /** The load cell or the position sensor is broken. */
  SENSOR_FAULT(27),
  /** The key is turned to remote. */
  REMOTE(28),
  /** Too little oil to start. */
  OIL_LOW(29),
  /** The ram is driven: approach, ramp, release; not while holding. */
  MOVING(30),
  /** The punch touches. */
  CONTACT(31);

  private final int address;

  HyproFlag(int address) {
    this.address = address;
  }

  int address() {
    return address;
  }
}
