package io.stackline.sequence;

import io.stackline.run.RunState;

/**
 * The press refused the stroke or never started it, or the cap forbids it: nothing has moved.
 * Resuming asks the operator once more, and only then makes a new attempt.
 */
record NotPressed(int stage) implements Step {
  @Override
  public void hold(Draft draft, String by) {
    draft.state(RunState.HELD, "held by " + by);
  }

  @Override
  public void resume(Draft draft, String by) {
    draft.state(RunState.RUNNING, "");
    StageFlow.askAgain(draft, stage);
  }

  @Override
  public void abort(Draft draft, String by) {
    StageFlow.aborted(draft, "aborted by " + by);
  }
}
