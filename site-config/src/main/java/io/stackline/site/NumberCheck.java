package io.stackline.site;

import io.stackline.material.Layer;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.function.Function;

/** Numbers of one stage that must agree, whatever die and target it is bound to. */
final class NumberCheck {
  private final Verdicts verdicts;

  NumberCheck(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  void check(List<Step> steps) {
    steps.forEach(this::check);
  }

  private void check(Step step) {
    Pressing pressing = step.stage().pressing();
    below(step, "preload", each -> pressing.preload().pressure().value());
    below(step, "release", each -> pressing.release().slowBelow().value());
    below(step, "tolerance", each -> each.stage().tolerance().value());
    pressing.stackPressure().window().ifPresent(each -> contains(step, each));
    step.choices().stream()
        .filter(each -> !fits(each))
        .findFirst()
        .ifPresent(each -> tooWide(step, each));
  }

  private void below(Step step, String key, Function<Step.Choice, Pressure> value) {
    step.choices().stream()
        .filter(each -> value.apply(each).compareTo(each.target()) >= 0)
        .findFirst()
        .ifPresent(
            each ->
                verdicts.wrong(
                    Code.CONFLICT,
                    step.at(key),
                    value.apply(each)
                        + " is not below the target of "
                        + each.target()
                        + step.where(each),
                    "write less"));
  }

  private void contains(Step step, StackPressure.Window window) {
    step.choices().stream()
        .filter(
            each ->
                each.target().compareTo(window.lowest().value()) < 0
                    || each.target().compareTo(window.highest().value()) > 0)
        .findFirst()
        .ifPresent(
            each ->
                verdicts.wrong(
                    Code.CONFLICT,
                    step.at("window"),
                    window.lowest().value()
                        + " to "
                        + window.highest().value()
                        + " does not contain the target of "
                        + each.target()
                        + step.where(each),
                    "widen the window or move the target"));
  }

  private static boolean fits(Step.Choice choice) {
    return choice.stage().adds().stream().allMatch(each -> fits(each, choice));
  }

  private static boolean fits(Layer layer, Step.Choice choice) {
    return !(layer instanceof Layer.Foil foil)
        || foil.diameter().value().metres() <= choice.die().bore().metres();
  }

  private void tooWide(Step step, Step.Choice choice) {
    choice.stage().adds().stream()
        .filter(each -> !fits(each, choice))
        .map(Layer.Foil.class::cast)
        .findFirst()
        .ifPresent(
            foil ->
                verdicts.wrong(
                    Code.CONFLICT,
                    step.at("adds"),
                    "a foil of "
                        + foil.diameter().value()
                        + " does not fit a bore of "
                        + choice.die().bore(),
                    "use one of at most the bore"));
  }
}
