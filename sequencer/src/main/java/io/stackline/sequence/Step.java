package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import io.stackline.run.RunTrigger;
import java.util.Set;

/**
 * Where a run stands. Each step answers what can happen in it by changing the draft of the next
 * state; what cannot happen in it changes nothing. The run's state has been held against the
 * command before a step hears of it. Unless a step says otherwise nothing moves in it, so that a
 * run that is ended has ended at once.
 */
sealed interface Step permits Queued, Leaving, Asking, Stroke, Judging, Judged, NotPressed, Over {
  /** Index of the stage it concerns. */
  int stage();

  default void confirm(Draft draft, Command.Confirm command) {
    draft.refuse(
        Refusal.Code.STATE, "no prompt of this run is open", "wait until the operator is asked");
  }

  /** The run is running. */
  default void release(Draft draft, String by) {
    refuse(draft, "waits for no release", "look at the state of the run");
  }

  /** The run is running. */
  default void adjust(Draft draft, Command.Adjust command) {
    refuse(draft, "has no hold under way", "adjust it while its press holds stack pressure");
  }

  default void reschedule(Draft draft, Command.Reschedule command) {
    refuse(draft, "waits for no press", "look at the state of the run");
  }

  private void refuse(Draft draft, String why, String remedy) {
    String stage = "stage " + draft.stage(stage()).id() + " is " + draft.stage(stage()).state();
    draft.refuse(Refusal.Code.STATE, stage + " and " + why, remedy);
  }

  /** The run can be held. */
  void hold(Draft draft, String by);

  /** The run is held, or told to hold. */
  void resume(Draft draft, String by);

  /** The run has not ended and is not being aborted. */
  default void stop(Draft draft, String by) {
    draft.move(RunTrigger.STOP, "stopped by " + by);
    StageFlow.ended(draft);
  }

  /** The run has not ended. */
  default void abort(Draft draft, String by) {
    draft.move(RunTrigger.ABORT, "aborted by " + by);
    StageFlow.ended(draft);
  }

  /** The run is held. */
  default void decide(Draft draft, Command.Decide command) {
    refuse(draft, "has nothing to be decided", "resume the run, stop or abort it");
  }

  /** It is given a press. */
  default void allotted(Draft draft, PressId press) {}

  /** A new report on an order of this run. */
  default void reported(Draft draft, Sent sent, Progress progress) {}

  default void judged(Draft draft, Input.Judged judged) {}

  default void seenPaused(Draft draft, Input.SeenPaused seen) {}

  default void restarted(Draft draft, Set<OrderId> alive) {
    draft.restarted();
  }
}
