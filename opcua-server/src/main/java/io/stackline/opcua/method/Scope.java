package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.util.Optional;
import java.util.Set;

/** Which presses' locks an order heeds. */
sealed interface Scope {
  /** None: it stops something, or moves no press. */
  Scope NOBODY = new Nobody();

  Set<PressId> presses(Board board);

  /** No lock matters. */
  record Nobody() implements Scope {
    @Override
    public Set<PressId> presses(Board board) {
      return Set.of();
    }
  }

  /** That of one press. */
  record OfPress(PressId press) implements Scope {
    @Override
    public Set<PressId> presses(Board board) {
      return Set.of(press);
    }
  }

  /** That of the press which does the run's present stage, or its next one. */
  record OfRun(RunId run) implements Scope {
    @Override
    public Set<PressId> presses(Board board) {
      Optional<StageStatus> present =
          board.runs().latest(run).stream()
              .flatMap(status -> status.stages().stream())
              .filter(stage -> !isOver(stage.state()))
              .findFirst();
      return present.map(stage -> Set.of(stage.press())).orElse(Set.of());
    }

    private static boolean isOver(StageState state) {
      return state == StageState.DONE || state == StageState.NOT_PRESSED;
    }
  }
}
