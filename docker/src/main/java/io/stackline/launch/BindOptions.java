package io.stackline.launch;

import io.stackline.launch.recipes.Bound;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command is told what a recipe leaves open. */
final class BindOptions {
  @Option(
      names = "--die",
      paramLabel = "DIE",
      description = "Die for every stage whose die is open.")
  private @Nullable String die;

  @Option(
      names = "--bind",
      paramLabel = "NAME=VALUE",
      description =
          "Binds what the recipe leaves open, for instance stack-pressure.dwell=\"48 h\"; may be repeated.")
  private final Map<String, String> bindings = new LinkedHashMap<>();

  /**
   * The recipe bound like this, and by what is assumed for the rest.
   *
   * @throws CommandRefused if it cannot be bound like this
   */
  Bound bind(Recipe recipe, Site site) {
    Map<String, String> asked = new LinkedHashMap<>(bindings);
    Optional.ofNullable(die).ifPresent(each -> asked.put("die", each));
    try {
      return Bound.of(recipe, asked, site.dies());
    } catch (BindingRefused e) {
      throw new CommandRefused(e.reason(), e.remedy());
    }
  }
}
