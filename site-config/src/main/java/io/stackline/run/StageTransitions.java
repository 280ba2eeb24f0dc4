package io.stackline.run;

import static io.stackline.run.StageState.COMM_LOST;
import static io.stackline.run.StageState.DONE;
import static io.stackline.run.StageState.JUDGING;
import static io.stackline.run.StageState.NOT_PRESSED;
import static io.stackline.run.StageState.PAUSED;
import static io.stackline.run.StageState.PREPARING;
import static io.stackline.run.StageState.PRESSING;
import static io.stackline.run.StageState.PROMPT;
import static io.stackline.run.StageState.QUEUED;
import static io.stackline.run.StageState.SKIPPED;
import static io.stackline.run.StageState.WAITING;

import java.util.List;

/**
 * Which state of a stage follows which, and why, all there is: what is not here does not happen.
 */
public final class StageTransitions {
  private static final String ENDED = "its run has ended";
  private static final String TURN = "its turn has come";
  private static final String OUT_OF_SIGHT = "its press went out of sight";
  private static final String OVER = "the stroke is over";
  private static final String NOT_STARTED = "press or cap refused, nothing has moved";
  private static final String REPEATED = "a person repeats it";

  /** All there are, in the order of a stage's life. */
  public static final List<Row> TABLE =
      List.of(
          new Row(WAITING, QUEUED, "its turn has come, a press has not"),
          new Row(WAITING, PROMPT, TURN),
          new Row(WAITING, PREPARING, "its turn has come and it asks nobody"),
          new Row(WAITING, NOT_PRESSED, ENDED + ", or press or cap refused"),
          new Row(QUEUED, PROMPT, "it has a press"),
          new Row(QUEUED, PREPARING, "it has a press and asks nobody"),
          new Row(QUEUED, NOT_PRESSED, ENDED + ", or press or cap refused"),
          new Row(PROMPT, QUEUED, "the cell is out of its last press, and no other is free"),
          new Row(PROMPT, PREPARING, "all is confirmed and the cap allows it"),
          new Row(PROMPT, NOT_PRESSED, ENDED + ", or press or cap refused"),
          new Row(PREPARING, PRESSING, "the press moves"),
          new Row(PREPARING, PAUSED, "the press moved, and was held at once"),
          new Row(PREPARING, COMM_LOST, OUT_OF_SIGHT),
          new Row(PREPARING, JUDGING, OVER),
          new Row(PREPARING, NOT_PRESSED, NOT_STARTED),
          new Row(PRESSING, PAUSED, "the press stands still with its load held"),
          new Row(PRESSING, COMM_LOST, OUT_OF_SIGHT),
          new Row(PRESSING, JUDGING, OVER),
          new Row(PRESSING, NOT_PRESSED, NOT_STARTED),
          new Row(PAUSED, PRESSING, "the press goes on"),
          new Row(PAUSED, COMM_LOST, OUT_OF_SIGHT),
          new Row(PAUSED, JUDGING, OVER),
          new Row(PAUSED, NOT_PRESSED, NOT_STARTED),
          new Row(COMM_LOST, PRESSING, "the press is seen again"),
          new Row(COMM_LOST, PAUSED, "the press is seen again, paused"),
          new Row(COMM_LOST, JUDGING, OVER),
          new Row(COMM_LOST, NOT_PRESSED, NOT_STARTED),
          new Row(
              COMM_LOST,
              DONE,
              "the press stays out of sight while its run is aborted, or has forgotten the stroke"),
          new Row(JUDGING, DONE, "its verdict is written down"),
          new Row(DONE, PROMPT, REPEATED),
          new Row(NOT_PRESSED, PROMPT, REPEATED),
          new Row(NOT_PRESSED, QUEUED, REPEATED + ", and it has no press"),
          new Row(NOT_PRESSED, SKIPPED, "a person leaves it out and says why"));

  private StageTransitions() {}

  /** One of them. */
  public record Row(StageState from, StageState to, String because) {}

  /** Whether a stage may go from one state to another; it may always stay. */
  public static boolean may(StageState from, StageState to) {
    return from == to || TABLE.stream().anyMatch(row -> row.from() == from && row.to() == to);
  }
}
