package io.stackline.recipe;

import java.util.List;
import java.util.Map;

/**
 * A recipe with everything bound that it leaves open (ISA-88: control recipe).
 *
 * @param bindings what was bound, as it was written
 */
public record ControlRecipe(Recipe recipe, Map<String, String> bindings, List<Stage> stages) {
  public ControlRecipe {
    bindings = Map.copyOf(bindings);
    stages = List.copyOf(stages);
  }
}
