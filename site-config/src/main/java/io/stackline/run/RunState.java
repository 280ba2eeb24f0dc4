package io.stackline.run;

/** State of a run, in ISA-88's words. */
public enum RunState {
  /** Under way, or waiting for an operator's confirmation. */
  RUNNING,
  /** Held: nothing moves until somebody resumes or aborts; the reason is beside it. */
  HELD,
  /** Being aborted: a press may still be decompressing. */
  ABORTING,
  /** All stages done. */
  COMPLETE,
  /** Ended by an abort. */
  ABORTED;

  public boolean isEnded() {
    return this == COMPLETE || this == ABORTED;
  }
}
