package io.stackline.run;

/** What takes a run from one state to another: people's commands, and what presses and line say. */
public enum RunTrigger {
  /** Dies and first press are its own. */
  ALLOTTED("its dies and its first press are free"),
  /** Somebody holds it. */
  HOLD("Hold"),
  /** Nothing moves any more. */
  AT_REST("its press stands still"),
  /** The press cannot pause, and goes on. */
  CANNOT_HOLD("its press cannot pause"),
  /** Interlock, lost press, restart, verdict, refusal, fault: a person has to look. */
  TROUBLE("something a person has to look at"),
  /** Somebody lets it go on. */
  RESUME("Resume"),
  /** It goes on. */
  GOES_ON("it goes on"),
  /** It goes on waiting for its turn. */
  WAITS("its turn has not come"),
  /** Somebody ends it in order. */
  STOP("Stop"),
  /** Somebody aborts it. */
  ABORT("Abort"),
  /** What was under way is over. */
  OVER("what was under way is over"),
  /** The last stage is done. */
  DONE("its last stage is done");

  private final String words;

  RunTrigger(String words) {
    this.words = words;
  }

  /** The command, or what happened, as an operator would say it. */
  public String words() {
    return words;
  }
}
