package io.stackline.launch;

import io.stackline.launch.recipes.RecipeDiff;
import io.stackline.launch.recipes.RecipeSheet;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline recipe show} and {@code stackline recipe diff}. */
@Command(
    name = "recipe",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(show | diff)",
    description = "Shows one recipe with the origin of each number, or what differs between two.",
    subcommands = {RecipeCommand.Show.class, RecipeCommand.Diff.class})
final class RecipeCommand {
  /** Everything about one recipe. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "Shows a recipe: every number with its source; MPa, kN and bar of the oil line for its dies and presses; "
            + "what it leaves open; its overrides; what its sources do not say."
      })
  static final class Show implements Callable<Integer> {
    @Mixin private final RecipeOption recipeOption = new RecipeOption();
    @Mixin private final BindOptions binding = new BindOptions();
    @Mixin private final SiteOption siteOption = new SiteOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      Site site = siteOption.read();
      Recipe recipe = recipeOption.of(site);
      RecipeSheet sheet = RecipeSheet.of(binding.bind(recipe, site), site);
      printing.print(Objects.requireNonNull(spec), sheet, sheet::page);
      return 0;
    }
  }

  /** What differs between two recipes. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = {
        "Shows what differs between two recipes, stage by stage and key by key.",
        "Exit status like diff: 0 they are equal, 1 they differ (or one cannot be read), 2 misuse."
      })
  static final class Diff implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Parameters(
        index = "0",
        paramLabel = "A",
        description = "The old one: id, id@revision, or path of a recipe file.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "B", description = "The new one, likewise.")
    private String to = "";

    @Mixin private final SiteOption siteOption = new SiteOption();
    @Mixin private final Printing printing = new Printing();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      RecipeChoice before = RecipeChoice.of(siteOption.folder(), from);
      RecipeChoice after = RecipeChoice.of(siteOption.folder(), to);
      RecipeDiff diff =
          RecipeDiff.of(before.recipe(), before.site().dies(), after.recipe(), after.site().dies());
      printing.print(Objects.requireNonNull(spec), diff, diff::page);
      return diff.saysTheSame() ? 0 : DIFFERENT;
    }
  }
}
