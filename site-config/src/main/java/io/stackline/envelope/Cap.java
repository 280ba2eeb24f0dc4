package io.stackline.envelope;

import io.stackline.unit.Pressure;

/**
 * The highest pressure a stage may ask for.
 *
 * @param value P_cap; a target equal to it is allowed
 * @param binding which limit binds
 * @param ceiling what the hard trip in the PLC may never exceed
 */
public record Cap(Pressure value, Rule binding, Pressure ceiling) {
  /** How far above the cap the PLC trips; it refuses any target nearer to the trip than that. */
  public static final double TRIP_MARGIN = 1.03;

  /** Targets may exceed the cap by rounding only. */
  private static final double ROUNDING = 1 + 1e-6;

  /** The trip the PLC is given: 3 % above the cap, never above the ceiling. */
  public Pressure trip() {
    return Pressure.min(value.times(TRIP_MARGIN), ceiling);
  }

  /** Which limit binds, in words an operator understands. */
  public String rule() {
    return binding.sentence();
  }

  /** Whether this much may be asked for; nothing that is not a number may. */
  public boolean allows(Pressure asked) {
    return asked.pascals() <= value.pascals() * ROUNDING;
  }

  /** The lower of both, with the lower ceiling. */
  Cap and(Cap other) {
    Cap lower = other.value.compareTo(value) < 0 ? other : this;
    return new Cap(lower.value, lower.binding, Pressure.min(ceiling, other.ceiling));
  }
}
