package io.stackline.sequence.stage;

import io.stackline.envelope.Attempt;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Stage;

/** Jobs of the test site with a part exchanged. */
final class ReworkedJobs {
  private ReworkedJobs() {}

  static StageJob stage(StageJob job, Pressing pressing, Dwell dwell) {
    Stage old = job.stage();
    Stage stage = new Stage(pressing, old.die(), old.adds(), old.target(), old.tolerance(), dwell);
    Attempt attempt =
        new Attempt(job.stack(), stage, job.die(), job.attempt().fixture(), job.press());
    return new StageJob(attempt, job.materials(), job.cap());
  }
}
