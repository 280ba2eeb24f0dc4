package io.stackline.launch;

import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The recipe of every command that works on one. */
final class RecipeOption {
  @Parameters(paramLabel = "ID", description = "Id of the recipe.")
  private String id = "";

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Revision (default: the one that is offered).")
  private @Nullable Integer revision;

  /**
   * The recipe as the site has it.
   *
   * @throws CommandRefused if it has none
   */
  Recipe of(Site site) {
    return revision == null
        ? RecipeChoice.offered(site, id)
        : RecipeChoice.revision(site, id, revision);
  }
}
