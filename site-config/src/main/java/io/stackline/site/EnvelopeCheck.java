package io.stackline.site;

import io.stackline.envelope.CounterExample;
import io.stackline.envelope.Inventory;
import io.stackline.envelope.Judgement;
import io.stackline.envelope.Prover;
import io.stackline.envelope.Undecided;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.site.SiteProblem.Code;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every path of a recipe keeps to what stack, die and presses bear. */
final class EnvelopeCheck {
  /** A problem is one line. */
  private static final int REASONS_MAX = 3;

  private final List<Press> presses;
  private final Prover prover;

  EnvelopeCheck(SiteParts parts, List<Press> presses) {
    this.presses = presses;
    prover =
        new Prover(
            new Inventory(
                parts.materials().all(), parts.dies().all(), parts.fixtures().all(), presses));
  }

  void check(Recipe recipe, List<Step> steps, Verdicts verdicts) {
    List<Step> homeless = steps.stream().filter(each -> !hasPress(each.kind())).toList();
    homeless.forEach(
        each ->
            verdicts.wrong(
                Code.PRESS,
                each.at("kind"),
                "no press takes a " + Forms.word(each.kind()) + " stage",
                "add the kind to a press that is fit for it"));
    if (homeless.isEmpty()) {
      prove(recipe, steps, verdicts);
    }
  }

  private boolean hasPress(StageKind kind) {
    return presses.stream().anyMatch(each -> each.kinds().contains(kind));
  }

  private void prove(Recipe recipe, List<Step> steps, Verdicts verdicts) {
    Judgement judgement = prover.prove(recipe);
    if (judgement instanceof CounterExample found) {
      steps.stream()
          .filter(each -> each.stage().id().equals(found.stage()))
          .forEach(each -> tell(found, each, verdicts));
    } else if (judgement instanceof Undecided undecided) {
      verdicts.wrong(
          Code.ENVELOPE, steps.get(0).at("id"), undecided.sentence(), "split the recipe");
    }
  }

  private void tell(CounterExample found, Step step, Verdicts verdicts) {
    boolean unfit = found.cause() instanceof CounterExample.NothingFits;
    verdicts.wrong(
        unfit ? Code.PRESS : Code.ENVELOPE,
        step.at("target"),
        found.cause() instanceof CounterExample.NothingFits nothing
            ? why(nothing, step.kind())
            : found.sentence(),
        "change the stage, or give it a press or a sourced override that is fit for it");
  }

  /** Why those presses cannot that take such stages at all. */
  private String why(CounterExample.NothingFits nothing, StageKind kind) {
    Set<PressId> taking =
        presses.stream()
            .filter(each -> each.kinds().contains(kind))
            .map(Press::id)
            .collect(Collectors.toSet());
    return nothing.reasons().stream()
        .filter(each -> each.presses().stream().anyMatch(taking::contains))
        .map(CounterExample.Unfit::reason)
        .distinct()
        .limit(REASONS_MAX)
        .collect(Collectors.joining("; "));
  }
}
