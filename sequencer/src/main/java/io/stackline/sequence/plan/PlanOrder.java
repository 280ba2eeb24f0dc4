package io.stackline.sequence.plan;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.Map;

/**
 * One run that is wanted.
 *
 * @param place where it was asked for, for people
 * @param revision of the recipe, 0 for the one that is offered
 * @param bindings of what the recipe leaves open
 * @param from when it is ordered
 */
public record PlanOrder(
    String place,
    RecipeId recipe,
    int revision,
    Map<String, String> bindings,
    Urgency urgency,
    Instant from) {
  public PlanOrder {
    bindings = Map.copyOf(bindings);
  }
}
