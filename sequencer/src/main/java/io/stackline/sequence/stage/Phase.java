package io.stackline.sequence.stage;

/** A step of a stage, in the operator's words. */
public enum Phase {
  /** The stage gets a press; a run that has none that fits waits for one. */
  ALLOT("allot a press"),
  /** The operator is asked, one question after the other. */
  ASK("ask the operator"),
  /** The target is held against the cap of what really lies in the die. */
  CHECK("check the cap"),
  /** The press runs the program by itself: up, hold, down. */
  PRESS("press"),
  /** The press holds stack pressure on the cell and tops up by itself. */
  HOLD_STACK_PRESSURE("hold stack pressure"),
  /** The trace is held against the acceptance criteria. */
  JUDGE("judge"),
  /** What became of the stage is written down, and the cell remembers what it has seen. */
  WRITE_DOWN("write down");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** What it does, as an operator would say it. */
  public String words() {
    return words;
  }
}
