package io.stackline.sequence;

import io.stackline.run.RunState;

/**
 * The stage is over and written down; a person decides whether the run goes on.
 *
 * @param complete whether its stroke came to its own end
 */
record Judged(int stage, boolean complete) implements Step {
  @Override
  public void hold(Draft draft, String by) {
    draft.state(RunState.HELD, "held by " + by);
  }

  @Override
  public void resume(Draft draft, String by) {
    draft.state(RunState.RUNNING, "");
    StageFlow.next(draft, stage);
  }

  @Override
  public void abort(Draft draft, String by) {
    StageFlow.aborted(draft, "aborted by " + by);
  }
}
