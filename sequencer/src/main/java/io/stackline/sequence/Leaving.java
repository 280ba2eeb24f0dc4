package io.stackline.sequence;

import io.stackline.run.Command;
import io.stackline.sequence.stage.Phase;

/**
 * An operator is asked to take die and cell out of the press they are in, because this stage needs
 * another one. The press is given back with the confirmation and not before, so that the run never
 * has two, nor waits for one with another in its hands.
 */
record Leaving(int stage) implements Step {
  @Override
  public void confirm(Draft draft, Command.Confirm command) {
    if (Asking.takes(draft, command)) {
      draft.leavePress();
      StageFlow.to(draft, stage, Phase.ALLOT);
    }
  }

  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  @Override
  public void resume(Draft draft, String by) {
    draft.resumeAtRest();
  }
}
