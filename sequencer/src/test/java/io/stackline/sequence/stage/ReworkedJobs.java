package io.stackline.sequence.stage;

import io.stackline.envelope.Attempt;
import io.stackline.material.Sourced;
import io.stackline.press.LossAction;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Stage;
import io.stackline.unit.Temperature;
import java.util.Optional;

/** Jobs of the test site with a part exchanged. */
final class ReworkedJobs {
  private ReworkedJobs() {}

  static StageJob stage(StageJob job, Pressing pressing, Dwell dwell) {
    Stage old = job.stage();
    Stage stage = new Stage(pressing, old.die(), old.adds(), old.target(), old.tolerance(), dwell);
    Attempt attempt =
        new Attempt(job.stack(), stage, job.die(), job.attempt().fixture(), job.press());
    return new StageJob(attempt, job.materials(), job.cap(), job.above(), job.planned());
  }

  static Pressing with(
      Pressing old, Optional<Sourced<Temperature>> temperature, Pressing.Preload preload) {
    return pressing(old, preload, temperature, old.onLoss(), old.stackPressure(), old.acceptance());
  }

  static Pressing with(Pressing old, LossAction onLoss, StackPressure stackPressure) {
    return pressing(old, old.preload(), old.temperature(), onLoss, stackPressure, old.acceptance());
  }

  static Pressing with(Pressing old, AcceptanceCriteria acceptance) {
    return pressing(
        old, old.preload(), old.temperature(), old.onLoss(), old.stackPressure(), acceptance);
  }

  private static Pressing pressing(
      Pressing old,
      Pressing.Preload preload,
      Optional<Sourced<Temperature>> temperature,
      LossAction onLoss,
      StackPressure stackPressure,
      AcceptanceCriteria acceptance) {
    return new Pressing(
        old.stage(),
        old.kind(),
        old.title(),
        old.optional(),
        old.fixture(),
        old.prompts(),
        preload,
        temperature,
        old.approach(),
        old.ramp(),
        old.softLanding(),
        old.release(),
        onLoss,
        stackPressure,
        acceptance);
  }
}
