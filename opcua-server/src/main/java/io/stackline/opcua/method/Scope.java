package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
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

  /** That of the press the run has, else the one its present stage is likely to get. */
  record OfRun(RunId run) implements Scope {
    @Override
    public Set<PressId> presses(Board board) {
      Optional<RunStatus> status = board.runs().latest(run);
      return status
          .flatMap(each -> each.standing().press())
          .or(() -> status.flatMap(PresentStage::of).map(StageStatus::press))
          .map(Set::of)
          .orElse(Set.of());
    }
  }
}
