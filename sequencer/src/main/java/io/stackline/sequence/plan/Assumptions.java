package io.stackline.sequence.plan;

import io.stackline.recipe.Asks;
import java.time.Duration;

/**
 * What nobody knows of a day to come.
 *
 * @param handling from a prompt until somebody has done it and confirms, where the recipe does not
 *     say how long that takes
 * @param held how long a stack pressure is held that lasts until somebody releases it
 */
public record Assumptions(Duration handling, Duration held) {
  /**
   * Ours, not measured: five minutes to load a die or to carry it to the next press; four hours of
   * stack pressure, as the checks of recipes assume.
   */
  public static final Assumptions USUAL =
      new Assumptions(Duration.ofMinutes(5), Duration.ofHours(4));

  /** How long it takes until a prompt is confirmed. */
  public Duration handling(Asks asks) {
    return asks.expected().orElse(handling);
  }
}
