package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import java.util.Optional;

/**
 * How stack pressure is held.
 *
 * @param window pressures an operator may move the hold to; nothing outside is ever asked of the
 *     press
 * @param alarm when the pressure is worth an alarm, if that differs from what is usual
 * @param cycleTag tag of the press whose whole number tells the half cycle, if one does; else they
 *     are found by the turning points of what breathes
 */
public record StackPressure(
    Mode mode, Optional<Window> window, Optional<HoldAlarm> alarm, Optional<String> cycleTag) {
  /** Constant pressure, without a window. */
  public static final StackPressure PLAIN =
      new StackPressure(Mode.CONSTANT_PRESSURE, Optional.empty());

  /** One with the usual alarms, whose half cycles are found by their turning points. */
  public StackPressure(Mode mode, Optional<Window> window) {
    this(mode, window, Optional.empty(), Optional.empty());
  }

  /** What is kept constant. */
  public enum Mode {
    /** The force: the press tops up and lets go as the cell breathes. */
    CONSTANT_PRESSURE,
    /** The position: the pressure swings as the cell breathes. */
    CONSTANT_GAP
  }

  /** From the lowest to the highest pressure. */
  public record Window(Sourced<Pressure> lowest, Sourced<Pressure> highest) {}
}
