package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.recipe.ControlRecipe;
import io.stackline.run.HoldCause;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.RecipeRef;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What versions before this one wrote into the journal. */
final class Former {
  private Former() {}

  /**
   * A run as 0.3.0 wrote it, before targets could be moved and orders told where they come from.
   * Its simple name is the word in the journal.
   */
  record Run(Status status, ControlRecipe recipe, CellStack stack, Step step, List<Sent> sent) {
    io.stackline.sequence.Run today() {
      return new io.stackline.sequence.Run(status.today(), recipe, stack, step, sent, List.of());
    }
  }

  /** The status of such a run. */
  record Status(
      RunId id,
      RecipeRef recipe,
      RunState state,
      String reason,
      Instant since,
      String startedBy,
      Instant started,
      Optional<Instant> ended,
      Verdict verdict,
      Map<String, String> bindings,
      List<StageStatus> stages,
      List<Prompt> prompts) {
    /** It did not say by what a run was held; whatever it was, it comes back after a restart. */
    private Optional<HoldCause> cause() {
      return state == RunState.HELD ? Optional.of(HoldCause.RESTART) : Optional.empty();
    }

    RunStatus today() {
      return new RunStatus(
          id, recipe, state, cause(), reason, since, startedBy, started, ended, verdict, bindings,
          stages, prompts);
    }
  }
}
