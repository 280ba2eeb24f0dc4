package io.stackline.sequence;

import io.stackline.press.PressProgram.Segment;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.run.Refusal;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** How long each stage holds its target: as the recipe fixes it, or as the run binds it. */
final class Dwells {
  private static final String SUFFIX = ".dwell";

  private Dwells() {}

  /**
   * The dwell of every stage by its id.
   *
   * @param bindings {@code <stage>.dwell} for each dwell the recipe leaves open, and nothing else
   */
  static Map<String, Duration> of(Recipe recipe, Map<String, String> bindings) throws StartRefused {
    if (bindings.size() > recipe.stages().size()) {
      throw refused(
          bindings.size() + " bindings are more than recipe " + recipe.id() + " has stages",
          "bind only what the recipe leaves open, as <stage>" + SUFFIX);
    }
    Map<String, Duration> dwells = new LinkedHashMap<>();
    TreeSet<String> unknown = new TreeSet<>(bindings.keySet());
    for (Stage stage : recipe.stages()) {
      if (stage.dwell() instanceof Stage.Dwell.Fixed fixed) {
        dwells.put(stage.id(), fixed.time().value());
        continue;
      }
      String name = stage.id() + SUFFIX;
      unknown.remove(name);
      dwells.put(stage.id(), bound(stage, name, bindings.getOrDefault(name, "")));
    }
    if (!unknown.isEmpty()) {
      throw new StartRefused(
          Refusal.Code.ARGUMENT,
          "recipe " + recipe.id() + " leaves nothing open called " + String.join(", ", unknown),
          "bind only what the recipe leaves open, as <stage>" + SUFFIX);
    }
    return dwells;
  }

  private static Duration bound(Stage stage, String name, String text) throws StartRefused {
    String remedy = "bind " + name + " to a duration such as \"10 min\"";
    if (text.isEmpty()) {
      String hint = ((Stage.Dwell.Unbound) stage.dwell()).hint();
      throw new StartRefused(
          Refusal.Code.ARGUMENT,
          "the dwell of stage " + stage.id() + " is open (" + hint + ")",
          remedy);
    }
    Duration dwell;
    try {
      dwell = QuantityText.duration(text);
    } catch (QuantityRefused e) {
      throw refused(name + ": " + e.getMessage(), remedy);
    }
    if (dwell.isZero() || dwell.compareTo(Segment.UNTIL_RELEASED) >= 0) {
      throw refused(name + ": a press holds between 1 ms and 49 days, not " + text, remedy);
    }
    return dwell;
  }

  private static StartRefused refused(String reason, String remedy) {
    return new StartRefused(Refusal.Code.ARGUMENT, reason, remedy);
  }
}
