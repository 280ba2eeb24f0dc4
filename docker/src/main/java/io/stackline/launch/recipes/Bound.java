package io.stackline.launch.recipes;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recipe bound as somebody asks, and by what is assumed for the rest.
 *
 * @param asked what was bound
 * @param assumed what is assumed because nobody bound it
 */
public record Bound(ControlRecipe recipe, Map<String, String> asked, Map<String, String> assumed) {
  /**
   * Binds it.
   *
   * @throws BindingRefused if what is asked does not fit the recipe
   */
  public static Bound of(Recipe recipe, Map<String, String> asked, Map<DieId, Die> dies)
      throws BindingRefused {
    Map<String, String> assumed = new LinkedHashMap<>(Binder.assumptions(recipe));
    assumed.keySet().removeAll(asked.keySet());
    if (asked.containsKey("die")) {
      assumed.keySet().removeIf(each -> each.endsWith(".die"));
    }
    Map<String, String> all = new LinkedHashMap<>(assumed);
    all.putAll(asked);
    return new Bound(Binder.bind(recipe, all, dies), asked, assumed);
  }

  /** Whether somebody bound the die of this stage, or the recipe does. */
  boolean hasDie(StageTemplate stage) {
    return Wording.open(stage.die()).isEmpty()
        || asked.containsKey("die")
        || asked.containsKey(stage.id() + ".die");
  }

  /** Whether somebody bound the target of this stage, or the recipe does. */
  boolean hasTarget(StageTemplate stage) {
    return Wording.open(stage.target()).isEmpty() || asked.containsKey(stage.id() + ".target");
  }

  /** The recipe with what was asked fixed, and everything else as open as it was. */
  public Recipe narrowed() {
    Recipe whole = recipe.recipe();
    List<StageTemplate> stages = new ArrayList<>();
    for (StageTemplate template : whole.stages()) {
      recipe.stages().stream()
          .filter(each -> each.id().equals(template.id()))
          .forEach(each -> stages.add(narrowed(template, each)));
    }
    return whole.withStages(stages);
  }

  private StageTemplate narrowed(StageTemplate template, Stage stage) {
    boolean dwell = asked.containsKey(stage.id() + ".dwell");
    return new StageTemplate(
        template.pressing(),
        hasDie(template) ? new Parameter.Bound<>(stage.die()) : template.die(),
        template.adds(),
        hasTarget(template) ? new Parameter.Bound<>(stage.target()) : template.target(),
        template.tolerance(),
        dwell ? new Parameter.Bound<>(stage.dwell()) : template.dwell());
  }
}
