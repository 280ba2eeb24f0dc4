package io.stackline.why;

import io.stackline.run.PressDuty;

/**
 * The reasons there are, in the order in which an operator deals with them: first the person who is
 * at the press, then the view of it, then the press in the order in which it is put in order (no
 * reset before the guard is closed), then the run. Names and order are for machines too and stay.
 */
public enum Code {
  /** Somebody services the press. */
  MAINTENANCE("the press is in maintenance", PressDuty.REMEDY),
  /** Somebody sets the press up. */
  SETUP("the press is being set up", PressDuty.REMEDY),
  /** A run was ended on the press before it was done. */
  TO_BE_CLEARED(
      "a run was stopped or aborted on the press and may have left something in it",
      "look at it, take out what is in it, then clear it"),
  /** The press was not read since Stackline was started. */
  NO_READING("nothing has been read of the press yet", "wait for the bridge, or look at its log"),
  /** The press does not answer. */
  LINK_LOST("the press does not answer", "check its power and its network"),
  /** The press has not answered lately. */
  LINK_STALE(
      "the press has not answered lately, or answers nothing new",
      "wait a moment, then check its power and its network"),
  /** The controller starts up. */
  BOOT("the controller of the press starts up", "wait for it"),
  /** The emergency stop chain is open. */
  ESTOP("the emergency stop chain is open", "see that nobody is in danger, then release it"),
  /** A permissive is missing; one reason each. */
  INTERLOCK("a permissive of the press is not given", "see to it at the press"),
  /** An alarm is latched; one reason each. */
  ALARM("an alarm is latched", "remove its cause, then reset it"),
  /** The press has tripped. */
  FAULT("the press has tripped", "look at it, then reset its alarm"),
  /** The press is driven at its panel. */
  MANUAL("the press is driven at its panel", "finish there and hand it over"),
  /** The press takes no orders from a host. */
  NOT_REMOTE("the press is not in remote mode", "turn its key switch to remote"),
  /** Another host has the press. */
  NOT_OWNED(
      "the press is owned by another host, or still by this one before its restart",
      "wait until its lease has run out, else look for a second host"),
  /** The force cannot be measured. */
  SENSOR("the press shows no force that counts", "have its load cell looked at"),
  /** The press presses something else. */
  OTHER_STROKE("the press is at a stroke that is not of this run", "wait for its end"),
  /** The press lets go of a load after an abort. */
  DECOMPRESSING("the press lets go of its load after an abort", "wait until it is open"),
  /** The run has ended. */
  RUN_ENDED("the run has ended", "start another"),
  /** The run is being aborted. */
  RUN_ABORTING("the run is being aborted", "wait until its press has let go"),
  /** The run is being stopped. */
  RUN_STOPPING("the run is being stopped", "wait until its stroke is over, or abort it"),
  /** The run is held. */
  RUN_HELD("the run is held", "look at the reason, then resume or abort it"),
  /** The press is paused, its load held. */
  PAUSED("the press is paused with its load held", "resume the run, or abort it"),
  /** A stroke is under way that cannot be watched. */
  OUT_OF_SIGHT(
      "the stroke is out of sight and may be going on", "wait, or look at the press itself"),
  /** The program waits for a person at the press. */
  AT_PRESS("the program waits for a person at the press", "confirm it there"),
  /** An operator is asked. */
  PROMPT("an operator is asked", "do that, then confirm it"),
  /** The run waits for a press, before its first stage for its dies as well. */
  RUN_QUEUED("the run waits for dies or a press", "wait, or see to who has them"),
  /** Another run has the press. */
  WAITS_FOR_TURN("the press serves another run first", "wait for that run, or abort it"),
  /** The run is at an earlier stage on another press. */
  WAITS_FOR_PRESS("the run is still at an earlier stage on another press", "see to that stage"),
  /** Limits and program are being uploaded. */
  PREPARING("limits and program are uploaded and read back", "wait some seconds"),
  /** Between two states, which should not last. */
  NOT_MOVING(
      "press and run are between two states",
      "this lasts a moment; if it stays, look at the press and hold the run"),
  /** The stroke is over and being judged. */
  JUDGING("the stroke is over and being judged", "wait some seconds"),
  /** What the run is at takes longer than it should; never the only reason. */
  OVERDUE(
      "what the run is at takes longer than it should",
      "see what it waits for; if nothing, hold the run and look at press and log"),
  /** Nobody wants anything of the press. */
  NOTHING_TO_DO("no run needs the press", "start one");

  private final String meaning;
  private final String remedy;

  Code(String meaning, String remedy) {
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** What is the matter, in general. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it, in general. */
  public String remedy() {
    return remedy;
  }
}
