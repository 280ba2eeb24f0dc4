package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunTrigger;
import io.stackline.sequence.stage.Phase;
import java.time.Instant;
import java.util.List;

/**
 * The run waits for a press, and before its first stage for its dies: nothing of it is in any
 * press, so that it is held, resumed and ended at once.
 *
 * @param since when it began to wait for this stage; being held does not start it anew
 * @param fits presses that could do the stage, the best first
 */
record Queued(int stage, Instant since, List<PressId> fits) implements Step {
  Queued {
    fits = List.copyOf(fits);
  }

  @Override
  public void allotted(Draft draft, PressId press) {
    if (draft.waitsForPress()) {
      StageFlow.given(draft, stage, press);
    }
  }

  @Override
  public void reschedule(Draft draft, Command.Reschedule command) {
    draft.urgency(command.urgency());
  }

  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  /** Goes on waiting; the site may have other presses by now. */
  @Override
  public void resume(Draft draft, String by) {
    draft.move(RunTrigger.RESUME, "");
    draft.move(draft.hasBegun() ? RunTrigger.GOES_ON : RunTrigger.WAITS, "");
    StageFlow.to(draft, stage, Phase.ALLOT);
  }
}
