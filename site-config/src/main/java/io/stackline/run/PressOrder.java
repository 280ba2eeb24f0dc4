package io.stackline.run;

import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.unit.Force;

/**
 * What the sequencer asks of a press through the bridge. Orders are executed at most once, in the
 * order of their numbers; {@link Abort} overtakes.
 */
public sealed interface PressOrder {
  /** No stroke has this RUN_ID. */
  long NO_STROKE = 0;

  OrderId id();

  /** Term of the sequencer that orders; a bridge refuses lower terms than it has seen. */
  long term();

  /** RUN_ID of the stroke it concerns; {@link #NO_STROKE} if it concerns the press itself. */
  long runNumber();

  /**
   * One stroke: acquire the press, upload limits and program, read both back, start once, follow to
   * the end, drain the trace, give the press back.
   */
  record RunProgram(
      OrderId id, long term, RunId run, String stage, PressProgram program, PressLimits limits)
      implements PressOrder {
    @Override
    public long runNumber() {
      return program.runNumber();
    }
  }

  /**
   * Takes up a stroke that was started before this bridge or sequencer was: follows it, drains what
   * the ring still holds and reports its end. Starts nothing, and is refused if the PLC's last
   * RUN_ID is another.
   */
  record Reattach(OrderId id, long term, RunId run, String stage, long runNumber)
      implements PressOrder {}

  /** Freezes the set-point; the load is held. */
  record Pause(OrderId id, long term, long runNumber) implements PressOrder {}

  /** Lets a paused stroke go on from where it is. */
  record Continue(OrderId id, long term, long runNumber) implements PressOrder {}

  /** Controlled decompression, in any state. */
  record Abort(OrderId id, long term, long runNumber) implements PressOrder {}

  /**
   * Moves the target of a stack-pressure hold; the set-point walks there at the segment's rate. One
   * order may move it by a tenth of the present target, and not above the highest target the limits
   * allow; more is refused and the press keeps its target.
   *
   * @param target the new target, above zero
   */
  record Adjust(OrderId id, long term, long runNumber, Force target) implements PressOrder {
    public Adjust {
      if (!(target.newtons() > 0 && Double.isFinite(target.newtons()))) {
        throw new IllegalArgumentException("a target of " + target + " is no force to hold");
      }
    }
  }

  /**
   * Tells the press that a person has done what its program waits for: ends a wait for the
   * operator, and a stack-pressure hold.
   */
  record GoOn(OrderId id, long term, long runNumber) implements PressOrder {}

  /**
   * Clears latched alarms whose cause is gone. A press that holds the load of a broken-off stroke
   * decompresses then, under control.
   */
  record ResetAlarm(OrderId id, long term) implements PressOrder {
    @Override
    public long runNumber() {
      return NO_STROKE;
    }
  }

  /** Takes the present reading of the unloaded load cells for zero; no stroke may be under way. */
  record Tare(OrderId id, long term) implements PressOrder {
    @Override
    public long runNumber() {
      return NO_STROKE;
    }
  }

  /** Opens the press; no stroke may be under way. */
  record Open(OrderId id, long term) implements PressOrder {
    @Override
    public long runNumber() {
      return NO_STROKE;
    }
  }

  /**
   * Writes a tag of the press, once, and reads it back; no stroke may be under way.
   *
   * @param tag name of the tag
   * @param value in its unit, 0 or 1 of a flag
   */
  record WriteTag(OrderId id, long term, String tag, double value) implements PressOrder {
    @Override
    public long runNumber() {
      return NO_STROKE;
    }
  }
}
