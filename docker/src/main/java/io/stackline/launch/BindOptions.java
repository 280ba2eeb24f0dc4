package io.stackline.launch;

import io.stackline.launch.recipes.Bound;
import io.stackline.launch.recipes.WhatIf;
import io.stackline.press.DieId;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command is told what a recipe leaves open. */
final class BindOptions {
  @Option(
      names = "--die",
      paramLabel = "DIE",
      description =
          "Die for every stage; where the recipe names another one, this asks what if: its overrides stay with the dies they name.")
  private @Nullable String die;

  @Option(
      names = "--bind",
      paramLabel = "NAME=VALUE",
      description =
          "Binds what the recipe leaves open, for instance stack-pressure.dwell=\"48 h\"; may be repeated.")
  private final Map<String, String> bindings = new LinkedHashMap<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec mixee;

  /**
   * The recipe bound like this, and by what is assumed for the rest.
   *
   * @throws CommandRefused if it cannot be bound like this
   */
  Bound bind(Recipe recipe, Site site) {
    try {
      return Bound.of(die == null ? recipe : inDie(die, recipe, site), bindings, site.dies());
    } catch (BindingRefused e) {
      throw new CommandRefused(e.reason(), e.remedy());
    }
  }

  /** Says so where the recipe itself names other dies: nobody shall take it for the recipe. */
  private Recipe inDie(String text, Recipe recipe, Site site) {
    DieId wanted = known(text, site);
    Set<DieId> named = WhatIf.dies(recipe);
    named.remove(wanted);
    if (!named.isEmpty()) {
      PrintWriter err = Objects.requireNonNull(mixee).commandLine().getErr();
      err.println("what if every stage were in " + wanted + ": the recipe itself names " + named);
      err.flush();
    }
    return WhatIf.inDie(recipe, wanted);
  }

  private static DieId known(String text, Site site) {
    return site.dies().keySet().stream()
        .filter(each -> each.value().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "site " + site.name() + " has no die " + text,
                    "it has " + site.dies().keySet()));
  }
}
