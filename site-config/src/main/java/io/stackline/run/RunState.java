package io.stackline.run;

/**
 * State of a run, in the words of ISA-88 and PackML. Which follows which: {@link RunTransitions}.
 */
public enum RunState {
  /** Taken on; waits for its dies and its first press (PackML: Idle). */
  QUEUED("waits for dies and press"),
  /** Under way, or waiting for an operator's confirmation (PackML: Execute). */
  RUNNING("under way"),
  /** Was told to hold; its press may still be moving. */
  HOLDING("being held, its press may still move"),
  /** Nothing moves until somebody resumes, stops or aborts; cause and reason are beside it. */
  HELD("held, nothing moves"),
  /** Was told to go on; its press has not answered yet. */
  UNHOLDING("told to go on"),
  /** Being ended in order: what its press has under way goes to its end, nothing else begins. */
  STOPPING("being ended in order"),
  /** Ended in order before all stages were done. */
  STOPPED("ended in order"),
  /** Being aborted: a press may still be decompressing. */
  ABORTING("being aborted, its press may still decompress"),
  /** Ended by an abort. */
  ABORTED("ended by an abort"),
  /** All stages done. */
  COMPLETE("all stages done");

  private final String words;

  RunState(String words) {
    this.words = words;
  }

  /** What it means, in a few words. */
  public String words() {
    return words;
  }

  public boolean isEnded() {
    return this == COMPLETE || this == ABORTED || this == STOPPED;
  }

  /** Whether it is on its way to an end that somebody asked for. */
  public boolean isEnding() {
    return this == STOPPING || this == ABORTING;
  }

  /** Whether somebody or something wants nothing to move. */
  public boolean isHolding() {
    return this == HOLDING || this == HELD;
  }
}
