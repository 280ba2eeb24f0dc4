package io.stackline.why;

import io.stackline.press.PressReading;
import io.stackline.run.Due;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import java.util.Optional;

/** What a run has against pressing. */
final class RunReasons {
  private final RunStatus run;
  private final Reasons reasons;

  RunReasons(RunStatus run, Reasons reasons) {
    this.run = run;
    this.reasons = reasons;
  }

  /** Its state, unless it is running. */
  void state() {
    switch (run.state()) {
      case QUEUED -> reasons.add(Code.RUN_QUEUED, is("queued"));
      case HOLDING, HELD -> held();
      case STOPPING -> reasons.add(Code.RUN_STOPPING, is("being stopped"));
      case ABORTING -> reasons.add(Code.RUN_ABORTING, is("being aborted"));
      case COMPLETE, ABORTED, STOPPED -> reasons.add(Code.RUN_ENDED, is(run.state().name()));
      case RUNNING, UNHOLDING -> {}
    }
  }

  /** Most reasons of a held run say themselves what to do. */
  private void held() {
    String fact = is(run.state() == RunState.HELD ? "held" : "being held");
    boolean complete = run.reason().contains("resume") || run.reason().contains("decide");
    reasons.add(complete ? new Reason(Code.RUN_HELD, fact) : Reason.of(Code.RUN_HELD, fact));
  }

  private String is(String what) {
    String why = run.reason().isEmpty() ? "" : ": " + run.reason();
    return "run " + run.id() + " is " + what + " since " + reasons.time(run.since()) + why;
  }

  /**
   * Who has the press of a stage.
   *
   * @param holder run the press serves
   */
  void turn(StageStatus stage, Optional<RunId> holder) {
    if (holder.isPresent() && !holder.get().equals(run.id())) {
      reasons.add(Code.WAITS_FOR_TURN, stage.press() + " serves run " + holder.get() + " first");
    }
  }

  /** For what it waits between two stages; before its first one its state says so. */
  void waits(StageStatus stage) {
    if (run.state() == RunState.RUNNING) {
      String why = run.reason().isEmpty() ? "" : ": " + run.reason();
      reasons.add(
          Code.RUN_QUEUED,
          "stage " + stage.id() + " of run " + run.id() + " waits for a press" + why);
    }
  }

  /** It waits and could use the press that is asked about. */
  void couldUse(String press) {
    String why = run.reason().isEmpty() ? "" : ": " + run.reason();
    reasons.add(
        Code.RUN_QUEUED, "run " + run.id() + " is the first of those that wait for " + press + why);
  }

  /**
   * Where it stands.
   *
   * @param stage the one that is asked about
   * @param current the one the run is at, which may be on another press
   */
  void stage(StageStatus stage, StageStatus current) {
    state();
    if (run.state() == RunState.ABORTING) {
      return;
    }
    if (stage.equals(current)) {
      current(current);
    } else {
      reasons.add(
          Code.WAITS_FOR_PRESS,
          "run "
              + run.id()
              + " is at stage "
              + current.id()
              + " on "
              + current.press()
              + " ("
              + current.state()
              + "), before its stage "
              + stage.id());
    }
  }

  private void current(StageStatus stage) {
    String at = "stage " + stage.id() + " of run " + run.id();
    run.openPrompt()
        .ifPresent(
            each ->
                reasons.add(
                    Code.PROMPT,
                    "an operator is asked since "
                        + reasons.time(each.asked())
                        + " ("
                        + each.id()
                        + "): "
                        + each.text().replaceFirst("\\.$", "")));
    run.overdue().ifPresent(each -> reasons.add(Code.OVERDUE, told(each)));
    switch (stage.state()) {
      case PREPARING ->
          reasons.add(Code.PREPARING, "limits and program of " + at + " are being uploaded");
      case COMM_LOST -> reasons.add(Code.OUT_OF_SIGHT, "the stroke of " + at + " is out of sight");
      case JUDGING -> reasons.add(Code.JUDGING, at + " is being judged");
      case PAUSED -> paused(stage);
      case QUEUED, WAITING, PROMPT, PRESSING, NOT_PRESSED, SKIPPED, DONE -> {}
    }
  }

  private String told(Due due) {
    return due.what()
        + " began at "
        + reasons.time(due.since())
        + " and should have been over at "
        + reasons.time(due.expected());
  }

  /**
   * If nothing else is known: it must not look as if it were pressing.
   *
   * @param stage the one that is asked about, unless none is left
   */
  void between(Optional<StageStatus> stage, Optional<PressReading> reading) {
    if (reasons.isOnly(Code.OVERDUE)) {
      String at =
          stage
              .map(each -> "stage " + each.id() + " is " + each.state())
              .orElse("no stage is left");
      String press =
          reading
              .flatMap(PressReading::status)
              .map(status -> ", its press " + status.state())
              .orElse("");
      reasons.add(Code.NOT_MOVING, "run " + run.id() + " is " + run.state() + ", " + at + press);
    }
  }

  /** Unless the press itself has said so. */
  private void paused(StageStatus stage) {
    if (!reasons.has(Code.PAUSED)) {
      reasons.add(Code.PAUSED, "stage " + stage.id() + " is paused with the load held");
    }
  }
}
