package io.stackline.sequence;

import io.stackline.press.Die;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Stage;
import io.stackline.run.Refusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the dies of a recipe may be used on the day a run starts, by UTC.
 *
 * @param refusal names every die that may not
 * @param warnings one sentence for each die that somebody has to look at soon
 */
record DiesToday(Optional<Refusal> refusal, List<String> warnings) {
  DiesToday {
    warnings = List.copyOf(warnings);
  }

  static DiesToday of(ControlRecipe recipe, Moment moment) {
    LocalDate today = LocalDate.ofInstant(moment.now(), ZoneOffset.UTC);
    List<Die> dies =
        recipe.stages().stream().map(Stage::die).distinct().map(moment.site()::die).toList();
    String due =
        dies.stream()
            .flatMap(die -> die.service().refusal(today).map(why -> told(die, why)).stream())
            .collect(Collectors.joining("; "));
    List<String> soon =
        dies.stream()
            .filter(die -> die.service().refusal(today).isEmpty())
            .flatMap(die -> die.service().warning(today).map(why -> told(die, why)).stream())
            .toList();
    return new DiesToday(
        due.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Refusal(
                    Refusal.Code.STATE,
                    due + " (today is " + today + ")",
                    "have it inspected or exchanged and write that into the site file, or bind"
                        + " another die")),
        soon);
  }

  private static String told(Die die, String why) {
    return "die " + die.id() + " " + why;
  }
}
