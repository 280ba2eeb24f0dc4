package io.stackline.recipe;

import io.stackline.material.Sourced;
import java.time.Duration;
import java.util.Optional;

/**
 * When the pressure of a hold is worth an alarm, as the recipe asks where that differs from what is
 * usual ({@link HoldWindow}).
 *
 * @param deviation how far the pressure may be off its target, above or below
 * @param lasting for how long it must be off
 * @param contactLoss by which share of the target it may be too low before the cell may lose
 *     contact, 0 to 1
 * @param then what follows from an alarm
 */
public record HoldAlarm(
    Optional<Tolerance> deviation,
    Optional<Sourced<Duration>> lasting,
    Optional<Sourced<Double>> contactLoss,
    Then then) {
  /** Everything as usual: an alarm is told, and no more. */
  public static final HoldAlarm USUAL =
      new HoldAlarm(Optional.empty(), Optional.empty(), Optional.empty(), Then.TELL);

  /** What follows from an alarm. */
  public enum Then {
    /** It is told; a person decides. */
    TELL,
    /** It is told, and the hold ends as if a person had released it: by its program, no abort. */
    RELEASE
  }
}
