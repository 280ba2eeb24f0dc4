package io.stackline.sequence.stage;

import io.stackline.envelope.Cap;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;

/** What a phase of a stage has to do now, decided and written down before it is done. */
public sealed interface StageTask {
  /** The phase of such a stage it belongs to. */
  Phase phase(StageKind kind);

  /** It was given a press. */
  record Allot(PressId press) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return Phase.ALLOT;
    }
  }

  /** The operator is asked. */
  record Ask(Prompt prompt) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return Phase.ASK;
    }
  }

  /** The cap was found to allow it. */
  record Check(Cap cap) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return Phase.CHECK;
    }
  }

  /** The press is told. */
  record Tell(PressOrder order) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return StagePhases.stroke(kind);
    }
  }

  /**
   * The trace of a stroke is judged.
   *
   * @param moved how its target was moved under way
   */
  record Judge(StageJob job, long runNumber, StrokeEnd end, Moved moved) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return Phase.JUDGE;
    }
  }

  /** The result is written down. */
  record WriteDown(StageResult result) implements StageTask {
    @Override
    public Phase phase(StageKind kind) {
      return Phase.WRITE_DOWN;
    }
  }
}
