package io.stackline.sequence;

import io.stackline.run.OrderId;
import io.stackline.sequence.stage.Moved;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Instant;
import java.util.Optional;

/**
 * The target of a hold was to be moved under way.
 *
 * @param runNumber RUN_ID of the stroke
 * @param order that carries it to the press
 * @param to the new target; {@code force} makes it in the die
 * @param asked when the press was told
 * @param taken between which times the press took it, if it did and that can be told
 */
record Move(
    long runNumber,
    OrderId order,
    Pressure to,
    Force force,
    Instant asked,
    Turnout turnout,
    Optional<Moved.Window> taken) {
  /** What became of it. */
  enum Turnout {
    /** The press has been told and has not answered. */
    ASKED,
    /** The press has taken it. */
    TAKEN,
    /** The press has refused it, and keeps what it had. */
    REFUSED,
    /** Nobody can say. */
    UNKNOWN
  }

  Move with(Turnout other) {
    return with(other, taken);
  }

  Move with(Turnout other, Optional<Moved.Window> window) {
    return new Move(runNumber, order, to, force, asked, other, window);
  }
}
