package io.stackline.run;

/** State of one stage of a run. */
public enum StageState {
  /** Its turn has not come. */
  WAITING,
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
  /** Never pressed: the run was aborted first, or the press refused. */
  NOT_PRESSED
}
