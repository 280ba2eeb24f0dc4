package io.stackline.launch;

import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A recipe and the site it is read with.
 *
 * @param site for a recipe file: the site with that recipe alone
 */
record RecipeChoice(Recipe recipe, Site site) {
  private static final Pattern REVISION = Pattern.compile("(.+)@(\\d{1,6})");

  /**
   * The recipe with this id: the revision that is offered.
   *
   * @throws CommandRefused if the site has none
   */
  static Recipe offered(Site site, String id) {
    return site.recipes().values().stream()
        .filter(each -> each.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "site " + site.name() + " has no recipe " + id,
                    "it has "
                        + site.recipes().keySet().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * This revision of a recipe.
   *
   * @throws CommandRefused if the site has no file of it
   */
  static Recipe revision(Site site, String id, int revision) {
    List<Recipe> all =
        site.revisions().stream().filter(each -> each.id().value().equals(id)).toList();
    Optional<Recipe> found = all.stream().filter(each -> each.revision() == revision).findFirst();
    if (found.isEmpty() && !all.isEmpty()) {
      throw new CommandRefused(
          "site " + site.name() + " has no revision " + revision + " of recipe " + id,
          "it has " + all.stream().map(Recipe::revision).sorted().toList());
    }
    return found.orElseGet(() -> offered(site, id));
  }

  /**
   * What somebody means by {@code id}, {@code id@revision} or the path of a recipe file.
   *
   * @param folder of the site
   * @throws CommandRefused if there is no such recipe, or its file has problems
   */
  static RecipeChoice of(Path folder, String words) {
    if (words.endsWith(".yaml") || words.endsWith(".yml") || words.contains("/")) {
      Path file = Path.of(words);
      if (!Files.isRegularFile(file)) {
        throw new CommandRefused("there is no file " + file, "name a recipe's file or its id");
      }
      Site alone = SiteFolder.readWithOnly(folder, file);
      return new RecipeChoice(alone.revisions().get(0), alone);
    }
    Site site = SiteFolder.read(folder);
    Matcher matcher = REVISION.matcher(words);
    return matcher.matches()
        ? new RecipeChoice(
            revision(site, matcher.group(1), Integer.parseInt(matcher.group(2))), site)
        : new RecipeChoice(offered(site, words), site);
  }
}
