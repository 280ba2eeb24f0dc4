package io.stackline.sequence;

import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;

/**
 * The end of a run whose press stays dead while it is aborted. Nobody knows what the cell has seen
 * nor whether the press still holds it: that is said, and the press serves no run until it has been
 * seen at rest.
 */
final class GivenUp {
  private GivenUp() {}

  static void abort(Draft draft, int stage, String why) {
    String finding = "press state unknown, look before reuse: " + why;
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
    draft.doubt(stage, why);
    StageFlow.ended(draft, finding);
  }
}
