package io.stackline.envelope;

import io.stackline.recipe.CapOverride;

/**
 * Why an override does not count in an attempt.
 *
 * @param condition which of its conditions fails
 * @param sentence with the numbers
 */
public record Lapse(CapOverride override, Condition condition, String sentence) {
  /** What must hold for an override to count. */
  public enum Condition {
    /** The die is one it names. */
    DIE,
    /** The material was not charged since; under stack pressure it is in any case. */
    CHARGED,
    /** The layers it asks for lie in the stack. */
    LAYERS,
    /** The foil is as wide as the bore. */
    FOIL,
    /** The ramp is slow enough. */
    RATE,
    /** The stage is cool enough. */
    TEMPERATURE,
    /** What the stroke takes above the usual cap is still left of the time allowed. */
    TIME
  }
}
