package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import java.util.Optional;

/**
 * How stack pressure is held.
 *
 * @param window pressures an operator may move the hold to; nothing outside is ever asked of the
 *     press
 */
public record StackPressure(Mode mode, Optional<Window> window) {
  /** Constant pressure, without a window. */
  public static final StackPressure PLAIN =
      new StackPressure(Mode.CONSTANT_PRESSURE, Optional.empty());

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
