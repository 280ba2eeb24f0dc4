package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.StageKind;
import io.stackline.recipe.Addition;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order of stages, layers and prompts. */
final class SequenceCheck {
  private final Verdicts verdicts;
  private final Map<MaterialId, Material> materials;

  SequenceCheck(Verdicts verdicts, Map<MaterialId, Material> materials) {
    this.verdicts = verdicts;
    this.materials = materials;
  }

  void check(List<Step> steps) {
    List<Material> stack = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      checkLayers(step, stack);
      boolean moved = i > 0 && !steps.get(i - 1).stage().die().equals(step.stage().die());
      boolean adds = !step.stage().adds().isEmpty();
      if ((moved || adds) && step.stage().pressing().prompts().isEmpty()) {
        verdicts.wrong(
            Code.SEQUENCE,
            step.fields().place(),
            moved
                ? "the cell moves but nobody is asked to move it"
                : "nobody is asked to add layers",
            "add a prompt");
      }
      if (step.kind() == StageKind.INSITU) {
        checkInsitu(step, i == steps.size() - 1);
      }
    }
  }

  private void checkLayers(Step step, List<Material> stack) {
    List<Addition> adds = step.stage().adds();
    adds.stream().map(each -> materials.get(each.material())).forEach(stack::add);
    if (stack.isEmpty()) {
      verdicts.wrong(
          Code.SEQUENCE,
          step.fields().place(),
          "presses an empty die",
          "add a layer under \"adds\"");
    }
    boolean electrolyte = stack.stream().anyMatch(each -> each.role() == Material.Role.ELECTROLYTE);
    adds.stream()
        .map(each -> materials.get(each.material()))
        .filter(each -> !electrolyte && isAnodeMetal(each))
        .findFirst()
        .ifPresent(
            each ->
                verdicts.wrong(
                    Code.SEQUENCE,
                    step.at("adds"),
                    each.id() + " goes in before any electrolyte",
                    "press the electrolyte first"));
  }

  private static boolean isAnodeMetal(Material material) {
    return material.role() == Material.Role.ANODE && material.form() != Material.Form.POWDER;
  }

  private static List<Die> dies(Step step) {
    return step.choices().stream().map(Step.Choice::die).distinct().toList();
  }

  private void checkInsitu(Step step, boolean last) {
    if (!last) {
      verdicts.wrong(
          Code.SEQUENCE,
          step.at("kind"),
          "stack pressure is held on a finished cell",
          "make it the last stage");
    }
    dies(step).stream()
        .filter(each -> !each.insulated())
        .findFirst()
        .ifPresent(
            die ->
                verdicts.wrong(
                    Code.CONFLICT,
                    step.at("die"),
                    "the cell stays in " + die.id() + ", which would short-circuit it",
                    "transfer it to an insulated die or sleeve"));
  }
}
