package io.stackline.sequence.plan;

import io.stackline.press.StageKind;
import java.time.Duration;
import java.time.Instant;

/**
 * What is done at a press without a break.
 *
 * @param stage id of the stage it belongs to
 */
public record Piece(What what, String stage, StageKind kind, Instant from, Instant to) {
  /** Who works. */
  public enum What {
    /** A person, who was asked. */
    HANDLING,
    /** The press. */
    PRESSING
  }

  public Duration time() {
    return Duration.between(from, to);
  }
}
