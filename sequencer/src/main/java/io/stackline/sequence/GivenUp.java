package io.stackline.sequence;

import io.stackline.run.HoldCause;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;

/**
 * What nobody can be asked about any more. If the press stays dead while its run is aborted, nobody
 * knows whether it still holds the cell: that is said, and the press serves no run until it has
 * been seen at rest.
 */
final class GivenUp {
  private GivenUp() {}

  static void abort(Draft draft, int stage, String why) {
    String finding = "press state unknown, look before reuse: " + why;
    end(draft, stage, finding);
    draft.doubt(stage, why);
    StageFlow.ended(draft, finding);
  }

  /**
   * The press has moved and knows nothing of the stroke any more: how it ended can be asked of
   * nobody. The cell is taken to have seen all of it.
   */
  static void forgotten(Draft draft, int stage, String why) {
    String finding = "the press has forgotten the stroke, nobody knows how it ended: " + why;
    draft.stage(stage, StageState.COMM_LOST);
    draft.remember(stage, draft.job(stage).planned(), StrokeEnd.Alarms.NONE);
    end(draft, stage, finding);
    draft.step(new Judged(stage, false));
    if (draft.state().isEnding()) {
      StageFlow.ended(draft, finding);
    } else {
      draft.trouble(
          HoldCause.COMMUNICATION,
          "stage "
              + draft.stage(stage).id()
              + ": "
              + finding
              + "; decide to repeat or to skip it, stop or abort");
    }
  }

  private static void end(Draft draft, int stage, String finding) {
    draft.result(
        stage,
        new StageResult(
            Pressure.UNKNOWN,
            Duration.ZERO,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Verdict.INCONCLUSIVE,
            List.of(finding)));
    draft.stage(stage, StageState.DONE);
  }
}
