package io.stackline.site;

import io.stackline.press.StageKind;
import io.stackline.press.TagSpec;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.Parameter;
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
              hold.alarm().ifPresent(each -> release(step, each));
              hold.cycleTag().ifPresent(each -> tag(step, each));
            });
  }

  /** A press lets go of a hold with an end of its own at that end, or by an abort. */
  private void release(Step step, HoldAlarm alarm) {
    if (alarm.then() == HoldAlarm.Then.RELEASE
        && step.stage().dwell() instanceof Parameter.Bound<Dwell> bound
        && bound.value() instanceof Dwell.Soak) {
      verdicts.wrong(
          Code.CONFLICT,
          step.at("alarm"),
          "an alarm is to release a hold that has an end of its own, which no press does",
          "write \"dwell: until released\", or \"then: tell\"");
    }
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
