package io.stackline.run;

import io.stackline.press.PressId;

/** What a press is there for at present, by a person's word; runs get only processing ones. */
public enum PressDuty {
  /** It serves runs. */
  PROCESSING,
  /** Somebody prepares it: dies, tares, tries; it serves no run. */
  SETUP,
  /** Somebody repairs or services it; it serves no run. */
  MAINTENANCE,
  /**
   * A run was stopped or aborted on it and may have left something in it (PackML: Aborted,
   * Stopped); it serves no run until a person has looked and cleared it.
   */
  CLEARING;

  /** What to do about a press that serves no run for its duty, for every message that says so. */
  public static final String REMEDY = "once that is done set it to PROCESSING";

  /** The same for this duty. */
  public String remedy() {
    return this == CLEARING ? "look at it, take out what is in it, then clear it" : REMEDY;
  }

  /**
   * Which press has this duty, since when, by whose word and why, in one phrase.
   *
   * @param since as it is to be read
   * @param by empty if nobody ever set it
   * @param note what was noted then, perhaps empty
   */
  public String told(PressId press, String since, String by, String note) {
    if (this == CLEARING) {
      return press + " is to be cleared since " + since + ": " + note;
    }
    String told = press + " is in " + this + " since " + since;
    told += by.isEmpty() ? "" : ", set by " + by;
    return note.isEmpty() ? told : told + ": " + note;
  }
}
