package io.stackline.sequence;

import io.stackline.run.Command;
import io.stackline.run.Refusal;

/**
 * The stage is over and written down; a person decides whether the run goes on.
 *
 * @param complete whether its stroke came to its own end
 */
record Judged(int stage, boolean complete) implements Step {
  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  /** What came to its own end is complete, whatever its verdict: resuming accepts it. */
  @Override
  public void resume(Draft draft, String by) {
    if (complete) {
      draft.resumeAtRest();
      StageFlow.next(draft, stage);
    } else {
      draft.refuse(
          Refusal.Code.STATE,
          "stage " + draft.stage(stage).id() + " was not pressed to its end",
          "decide: repeat it, skip it with the reason, or stop or abort the run");
    }
  }

  @Override
  public void decide(Draft draft, Command.Decide command) {
    if (isOpen(command.choice())) {
      decided(draft, command.choice());
    } else {
      draft.refuse(
          Refusal.Code.STATE,
          "stage " + draft.stage(stage).id() + " was pressed to its end and is not pressed again",
          "resume to accept it and go on, stop or abort the run");
    }
  }

  /** What came to its own end is complete: it may be left as it is, not pressed once more. */
  boolean isOpen(Command.Choice choice) {
    return !complete || choice == Command.Choice.SKIP;
  }

  /** The run is held, and the choice is open. */
  void decided(Draft draft, Command.Choice choice) {
    switch (choice) {
      case REPEAT -> {
        draft.resumeAtRest();
        StageFlow.askAgain(draft, stage);
      }
      case SKIP -> {
        draft.resumeAtRest();
        StageFlow.next(draft, stage);
      }
    }
  }
}
