package io.stackline.map;

/** What a press can be relied on for; the more of these, the more it may be given to do. */
public enum Promise {
  /** Ramp, dwell and release run in the press and end without the host. */
  PROGRAM_IN_PRESS("runs the whole stroke by itself"),
  /** The press trips by itself above a force it was told for this stroke. */
  FORCE_CAP("trips by itself above the force it was told"),
  /** The press holds its load, regulated, for as long as nobody releases it, host or not. */
  HOLDS_ALONE("keeps regulating its load without the host"),
  /** The press obeys one host at a time and says which. */
  OWNERSHIP("obeys one host at a time"),
  /** A command is known by its number, so that it is never executed twice. */
  ONCE("knows a repeated command"),
  /** The press samples force and position itself, with its own time. */
  TRACE("records the stroke itself");

  private final String text;

  Promise(String text) {
    this.text = text;
  }

  /** What it does for us, for people: "the press …". */
  public String text() {
    return text;
  }
}
