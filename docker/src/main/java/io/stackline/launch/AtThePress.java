package io.stackline.launch;

import io.stackline.envelope.ContactHeight;
import io.stackline.envelope.DieCheck;
import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Stage;
import io.stackline.site.Site;
import io.stackline.unit.Length;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is seen at the press: the die that was scanned, and how high the punch touched. */
final class AtThePress {
  @Option(
      names = "--scanned",
      paramLabel = "STAGE=DIE",
      description =
          "Die that was scanned for a stage: must be the one the stage is bound to; may be repeated.")
  private final Map<String, String> scanned = new LinkedHashMap<>();

  @Option(
      names = "--touched",
      paramLabel = "STAGE=HEIGHT",
      description =
          "Height of the stack when the punch touched it, for instance densify=\"1.52 mm\": tells a wrong die that nobody scanned; may be repeated.")
  private final Map<String, String> touched = new LinkedHashMap<>();

  /**
   * Refuses the wrong die, with the numbers.
   *
   * @throws CommandRefused also for a stage the recipe does not have
   */
  void check(ControlRecipe recipe, Site site) {
    Set<String> unknown = new TreeSet<>(scanned.keySet());
    unknown.addAll(touched.keySet());
    List<String> wrong = new ArrayList<>();
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : recipe.stages()) {
      unknown.remove(stage.id());
      Die die = site.die(stage.die());
      stack = stack.with(stage.id(), stage.adds());
      Stream.of(scanned(stage, die, site), touched(stage, die, stack, site))
          .flatMap(Optional::stream)
          .forEach(each -> wrong.add("stage " + stage.id() + ": " + each));
      stack =
          stack.after(new CellStack.Stroke(stage.target().pressure(die), Duration.ZERO, Map.of()));
    }
    if (!unknown.isEmpty()) {
      throw new CommandRefused(
          "recipe " + recipe.recipe().id() + " has no stage " + String.join(", ", unknown),
          "it has " + recipe.stages().stream().map(Stage::id).toList());
    }
    if (!wrong.isEmpty()) {
      throw new CommandRefused(String.join("; ", wrong), "put the right die under the press");
    }
  }

  private Optional<String> scanned(Stage stage, Die die, Site site) {
    return Optional.ofNullable(scanned.get(stage.id()))
        .flatMap(text -> DieCheck.refusal(die, id(text), site.dies()));
  }

  private static DieId id(String text) {
    try {
      return new DieId(text);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused("--scanned: " + e.getMessage());
    }
  }

  private Optional<String> touched(Stage stage, Die die, CellStack stack, Site site) {
    return Optional.ofNullable(touched.get(stage.id()))
        .flatMap(
            text -> {
              Length expected = ContactHeight.expected(stack, die, site.materials());
              return ContactHeight.refusal(expected, height(text), die);
            });
  }

  private static Length height(String text) {
    try {
      return QuantityText.length(text);
    } catch (QuantityRefused e) {
      throw new CommandRefused("--touched: " + e.what(), e.remedy());
    }
  }
}
