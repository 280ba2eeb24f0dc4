package io.stackline.run;

/** State of one stage of a run. */
public enum StageState {
  /** Its turn has not come. */
  WAITING,
  /** Its turn has come, a press has not. */
  QUEUED,
  /** An operator is asked. */
  PROMPT,
  /** The press is acquired, limits and program are uploaded and read back. */
  PREPARING,
  /** The press runs the program. */
  PRESSING,
  /** The press runs the program, out of our sight. */
  COMM_LOST,
  /** The press is paused with its load held. */
  PAUSED,
  /** The trace is complete and being judged. */
  JUDGING,
  /** Over; the verdict says how. */
  DONE,
  /** Never pressed: the run ended first, or the press refused. */
  NOT_PRESSED,
  /** Left out by a person who said why. */
  SKIPPED;

  /** Whether nothing more will happen in it. */
  public boolean isOver() {
    return this == DONE || this == SKIPPED;
  }
}
