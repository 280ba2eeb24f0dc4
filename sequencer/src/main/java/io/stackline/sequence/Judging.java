package io.stackline.sequence;

import io.stackline.run.Command;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunState;
import io.stackline.run.RunTrigger;
import io.stackline.sequence.stage.Phase;
import java.util.Optional;
import java.util.Set;

/**
 * The stroke is over; its trace is being judged.
 *
 * @param decided what a person has said becomes of the stage, if he had the press let go for that
 */
record Judging(int stage, long runNumber, StrokeEnd end, Optional<Command.Choice> decided)
    implements Step {
  @Override
  public void judged(Draft draft, Input.Judged judged) {
    if (judged.runNumber() != runNumber) {
      return;
    }
    draft.result(stage, judged.result());
    draft.remember(stage, judged.stroke(), end.alarms());
    Judged over = new Judged(stage, end.state().isComplete());
    boolean goesOn = draft.state() == RunState.RUNNING;
    draft.step(over);
    StageFlow.after(draft, stage, Phase.JUDGE);
    if (goesOn && draft.state() == RunState.HELD) {
      decided.filter(over::isOpen).ifPresent(choice -> over.decided(draft, choice));
    }
  }

  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  /** Judges once more: what was judged before is not yet written down, or failed. */
  @Override
  public void resume(Draft draft, String by) {
    draft.resumeAtRest();
    StageFlow.to(draft, stage, Phase.JUDGE);
  }

  /** The stroke is over: it is judged before the run ends. */
  @Override
  public void stop(Draft draft, String by) {
    draft.move(RunTrigger.STOP, "stopped by " + by);
    StageFlow.to(draft, stage, Phase.JUDGE);
  }

  @Override
  public void abort(Draft draft, String by) {
    draft.move(RunTrigger.ABORT, "aborted by " + by);
    StageFlow.to(draft, stage, Phase.JUDGE);
  }

  @Override
  public void restarted(Draft draft, Set<OrderId> alive) {
    draft.restarted();
    StageFlow.to(draft, stage, Phase.JUDGE);
  }
}
