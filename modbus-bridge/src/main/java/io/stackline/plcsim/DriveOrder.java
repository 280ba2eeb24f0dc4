package io.stackline.plcsim;

/** What the ram shall do in this scan. */
sealed interface DriveOrder {
  /** The one order that needs no numbers: valves closed. */
  DriveOrder LOCKED = new Locked();

  /** The other one: follow the working set-point. */
  DriveOrder TRACK = new Track();

  /** Valves closed, the oil is trapped. */
  record Locked() implements DriveOrder {}

  /** The force follows the working set-point. */
  record Track() implements DriveOrder {}

  /**
   * The ram moves at a speed.
   *
   * @param mmPerS + = closing
   */
  record Move(double mmPerS) implements DriveOrder {}

  /**
   * A little oil is added to what is trapped, or let off.
   *
   * @param mm how much, as travel of the ram; + = add
   */
  record Trim(double mm) implements DriveOrder {}
}
