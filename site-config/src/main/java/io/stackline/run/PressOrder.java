package io.stackline.run;

import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;

/**
 * What the sequencer asks of a press through the bridge. Orders are executed at most once, in the
 * order of their numbers; {@link Abort} overtakes.
 */
public sealed interface PressOrder {
  OrderId id();

  /** Term of the sequencer that orders; a bridge refuses lower terms than it has seen. */
  long term();

  /** RUN_ID of the stroke it concerns. */
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
}
