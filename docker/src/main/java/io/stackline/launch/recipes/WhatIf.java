package io.stackline.launch.recipes;

import io.stackline.press.DieId;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import java.util.LinkedHashSet;
import java.util.Set;

/** A recipe as it would be if something of it were otherwise; for looking at, never for a run. */
public final class WhatIf {
  private WhatIf() {}

  /**
   * The dies that the recipe names itself, in the order of its stages; not those it leaves open.
   */
  public static Set<DieId> dies(Recipe recipe) {
    Set<DieId> dies = new LinkedHashSet<>();
    for (StageTemplate each : recipe.stages()) {
      if (each.die() instanceof Parameter.Bound<DieId> bound) {
        dies.add(bound.value());
      }
    }
    return dies;
  }

  /** The recipe with every stage in one die. Its overrides stay bound to the dies they name. */
  public static Recipe inDie(Recipe recipe, DieId die) {
    return recipe.withStages(
        recipe.stages().stream()
            .map(
                each ->
                    new StageTemplate(
                        each.pressing(),
                        new Parameter.Bound<>(die),
                        each.adds(),
                        each.target(),
                        each.tolerance(),
                        each.dwell()))
            .toList());
  }
}
