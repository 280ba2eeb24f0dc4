package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.util.Optional;

/** What presses are at, as the board tells it. */
final class PressWork {
  private final Board board;

  PressWork(Board board) {
    this.board = board;
  }

  /** A run with the stage it is at. */
  record Task(RunStatus run, StageStatus stage) {
    RunId id() {
      return run.id();
    }

    /** Whether it has a stack-pressure hold under way, so that its target may be moved. */
    boolean holdsStackPressure() {
      return run.state() == RunState.RUNNING
          && stage.kind() == StageKind.INSITU
          && stage.state() == StageState.PRESSING;
    }
  }

  /**
   * The run under way on a press: one that is at a stage on it. A run that will only come to the
   * press later is at another one, and is not to be stopped here.
   */
  Task underWay(PressId press) throws NotNow {
    RunId id = run(press).orElseThrow(() -> new NotNow("no run is under way on " + press));
    RunStatus run =
        board
            .runs()
            .latest(id)
            .orElseThrow(() -> new NotNow("run " + id + " is not known yet; call again"));
    StageStatus stage =
        PresentStage.of(run).orElseThrow(() -> new NotNow("run " + id + " has done its stages"));
    PressId at = run.standing().press().orElse(stage.press());
    if (!at.equals(press)) {
      throw new NotNow(
          "no run is under way on "
              + press
              + ": run "
              + id
              + " is at stage "
              + stage.id()
              + " on "
              + at
              + "; ask there, or the run itself");
    }
    return new Task(run, stage);
  }

  /** Whether a stopped or aborted run may have left something in it. */
  boolean isToBeCleared(PressId press) {
    return board.uses().latest(press).filter(use -> use.duty() == PressDuty.CLEARING).isPresent();
  }

  private Optional<RunId> run(PressId press) {
    return board.uses().latest(press).flatMap(PressUse::run);
  }
}
