package io.stackline.run;

/** By what a run is held. */
public enum HoldCause {
  /** A person held it. */
  OPERATOR("by an operator"),
  /** The press paused by itself, tripped, or may not be used. */
  INTERLOCK("by the press"),
  /** The press is out of sight, or nobody knows what it did. */
  COMMUNICATION("by a lost connection"),
  /** Stackline was restarted. */
  RESTART("by a restart"),
  /** A stage did not come out as it should. */
  VERDICT("by a verdict"),
  /** Press, envelope or line refused to press. */
  REFUSAL("by a refusal"),
  /** The journal does not answer. */
  STORE("by the journal"),
  /** Something failed that never should. */
  FAULT("by a fault");

  private final String words;

  HoldCause(String words) {
    this.words = words;
  }

  /** By what, in a few words. */
  public String words() {
    return words;
  }
}
