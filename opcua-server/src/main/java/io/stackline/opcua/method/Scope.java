package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
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
      return board
          .runs()
          .latest(run)
          .flatMap(PresentStage::of)
          .map(stage -> Set.of(stage.press()))
          .orElse(Set.of());
    }
  }
}
