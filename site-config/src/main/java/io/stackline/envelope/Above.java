package io.stackline.envelope;

import io.stackline.unit.Force;
import java.time.Duration;

/**
 * How long the press may stay above a force in one stroke, pauses and time out of band included,
 * before it decompresses by itself (PRESSMAP 1.0, ABOVE_KN and ABOVE_MAX_MS).
 *
 * @param above the lowest usual cap among the layers whose cap is lifted
 * @param max the smallest budget they have left, whole milliseconds, at least one
 */
public record Above(Force above, Duration max) {
  public Above {
    if (max.toMillis() < 1) {
      throw new IllegalArgumentException("no time would mean no limit to a press, not " + max);
    }
  }
}
