package io.stackline.sequence;

/** The run has ended; its state refuses every command before it gets here. */
record Over(int stage) implements Step {
  @Override
  public void hold(Draft draft, String by) {}

  @Override
  public void resume(Draft draft, String by) {}

  @Override
  public void stop(Draft draft, String by) {}

  @Override
  public void abort(Draft draft, String by) {}
}
