package io.stackline.envelope;

import io.stackline.unit.Pressure;

/**
 * The highest pressure a stage may ask for.
 *
 * @param value P_cap; a target equal to it is allowed
 * @param rule which limit binds, in words an operator understands
 * @param ceiling what the hard trip in the PLC may never exceed
 */
public record Cap(Pressure value, String rule, Pressure ceiling) {
  /** How far above the cap the PLC trips; it refuses any target nearer to the trip than that. */
  public static final double TRIP_MARGIN = 1.03;

  /** The trip the PLC is given: 3 % above the cap, never above the ceiling. */
  public Pressure trip() {
    return Pressure.min(value.times(TRIP_MARGIN), ceiling);
  }
}
