package io.stackline.sequence;

import io.stackline.run.OrderId;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;

/**
 * The target of a hold was to be moved under way.
 *
 * @param runNumber RUN_ID of the stroke
 * @param order that carries it to the press
 * @param to the new target; {@code force} makes it in the die
 */
record Move(long runNumber, OrderId order, Pressure to, Force force, Turnout turnout) {
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
    return new Move(runNumber, order, to, force, other);
  }
}
