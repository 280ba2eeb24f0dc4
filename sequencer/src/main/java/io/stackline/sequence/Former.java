package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.recipe.ControlRecipe;
import io.stackline.run.RunStatus;
import java.util.List;

/** What versions before this one wrote into the journal. */
final class Former {
  private Former() {}

  /**
   * A run as 0.3.0 wrote it, before targets could be moved. Its simple name is the word in the
   * journal.
   */
  record Run(RunStatus status, ControlRecipe recipe, CellStack stack, Step step, List<Sent> sent) {
    io.stackline.sequence.Run today() {
      return new io.stackline.sequence.Run(status, recipe, stack, step, sent, List.of());
    }
  }
}
