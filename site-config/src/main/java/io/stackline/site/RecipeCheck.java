package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Press;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whole recipes before anything runs, one class a group of rules; a retired recipe is left
 * alone, and so is one that names what is not described.
 */
final class RecipeCheck {
  private final SiteParts parts;
  private final Map<MaterialId, Material> materials;
  private final List<Press> presses;
  private final Optional<EnvelopeCheck> envelope;

  RecipeCheck(SiteParts parts) {
    this.parts = parts;
    materials = parts.materials().all();
    presses = parts.presses().all().values().stream().map(Site.PressSite::press).toList();
    envelope =
        parts.presses().isComplete()
            ? Optional.of(new EnvelopeCheck(parts, presses))
            : Optional.empty();
  }

  void check(RecipeReader.Read read) {
    if (read.recipe().status() == Recipe.Status.RETIRED) {
      return;
    }
    List<Step> steps = new ArrayList<>();
    for (StageReader.Read each : read.stages()) {
      Step step = Step.of(each, parts.dies());
      boolean described =
          each.stage().adds().stream().allMatch(layer -> materials.containsKey(layer.material()));
      if (step.choices().isEmpty() || !described) {
        return;
      }
      steps.add(step);
    }
    tellOpen(steps);
    Verdicts verdicts = new Verdicts(parts.problems(), read.recipe());
    new SequenceCheck(verdicts, materials).check(steps);
    new NumberCheck(verdicts).check(steps);
    new HoldCheck(verdicts, parts.presses().all().values()).check(steps);
    new AdviceCheck(verdicts, materials, presses).check(steps);
    envelope.ifPresent(each -> each.check(read.recipe(), steps, verdicts));
  }

  /** What a run must bind, in one line; the first of them names the place. */
  private void tellOpen(List<Step> steps) {
    Map<String, Place> open = new LinkedHashMap<>();
    for (Step step : steps) {
      note(open, step, "die", step.stage().die());
      note(open, step, "target", step.stage().target());
      note(open, step, "dwell", step.stage().dwell());
    }
    open.values().stream()
        .findFirst()
        .ifPresent(
            place ->
                parts
                    .problems()
                    .warning(
                        Code.OPEN,
                        place,
                        open.size() > 1
                            ? "is left open, as the first of " + open.size()
                            : "is left open",
                        "a run must bind " + String.join(", ", open.keySet())));
  }

  private static void note(Map<String, Place> open, Step step, String key, Parameter<?> parameter) {
    if (parameter instanceof Parameter.Unbound) {
      open.put(step.stage().id() + "." + key, step.at(key));
    }
  }
}
