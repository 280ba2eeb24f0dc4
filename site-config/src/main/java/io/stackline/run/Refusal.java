package io.stackline.run;

/**
 * Why something was not done.
 *
 * @param reason what is wrong, in one plain sentence
 * @param remedy what to do about it, in one plain sentence
 */
public record Refusal(Code code, String reason, String remedy) {
  @Override
  public String toString() {
    return reason + "; " + remedy;
  }

  /** What kind of reason, for machines. */
  public enum Code {
    /** No such recipe, run, prompt or press. */
    UNKNOWN,
    /** Not possible in the present state. */
    STATE,
    /** The envelope forbids it, or a value to be written lies outside the range of its tag. */
    ENVELOPE,
    /** A value is missing, malformed or out of range. */
    ARGUMENT,
    /** The line is busy or full; later it may work. */
    BUSY,
    /** A press does not answer or is not fit. */
    PRESS,
    /** The caller may not do this. */
    PERMISSION
  }
}
