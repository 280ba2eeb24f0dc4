package io.stackline.site;

import io.stackline.press.StageKind;
import io.stackline.press.TagSpec;
import io.stackline.recipe.StackPressure;
import io.stackline.site.SiteProblem.Code;
import java.util.Collection;
import java.util.List;

/** What the hold of a recipe wants of the press that will hold it. */
final class HoldCheck {
  private final Verdicts verdicts;
  private final Collection<Site.PressSite> presses;

  HoldCheck(Verdicts verdicts, Collection<Site.PressSite> presses) {
    this.verdicts = verdicts;
    this.presses = presses;
  }

  void check(List<Step> steps) {
    steps.stream()
        .filter(each -> each.kind() == StageKind.INSITU)
        .forEach(
            step -> {
              StackPressure hold = step.stage().pressing().stackPressure();
              hold.cycleTag().ifPresent(each -> tag(step, each));
            });
  }

  private void tag(Step step, String tag) {
    presses.stream()
        .filter(each -> each.press().kinds().contains(StageKind.INSITU))
        .filter(each -> each.tags().stream().map(TagSpec::name).noneMatch(tag::equals))
        .findFirst()
        .ifPresent(
            each ->
                verdicts.wrong(
                    Code.REFERENCE,
                    step.at("cycle-tag"),
                    "press " + each.press().id() + " has no tag \"" + tag + "\"",
                    "describe the tag under \"tags\" of the press, or take the key out"));
  }
}
