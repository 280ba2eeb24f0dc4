package io.stackline.sequence;

import io.stackline.run.Command;

/**
 * The press refused the stroke or never started it, or the cap forbids it: nothing has moved.
 * Resuming asks the operator once more, and only then makes a new attempt.
 */
record NotPressed(int stage) implements Step {
  @Override
  public void hold(Draft draft, String by) {
    draft.holdAtRest(by);
  }

  @Override
  public void resume(Draft draft, String by) {
    draft.resumeAtRest();
    StageFlow.askAgain(draft, stage);
  }

  @Override
  public void decide(Draft draft, Command.Decide command) {
    switch (command.choice()) {
      case REPEAT -> resume(draft, command.by());
      case SKIP -> {
        draft.resumeAtRest();
        draft.skip(stage);
        StageFlow.next(draft, stage);
      }
    }
  }
}
