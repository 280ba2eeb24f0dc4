package io.stackline.launch;

import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import io.stackline.site.SiteProblem;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Finds and reads the site a command was given. */
final class SiteFolder {
  private SiteFolder() {}

  /** The shipped example, used when no site is named. */
  static Path shipped() {
    return Path.of(System.getProperty("stackline.home", "."), "site-config", "sites", "pilot-line");
  }

  /**
   * Reads a site.
   *
   * @throws CommandRefused with every problem of its files
   */
  static Site read(Path folder) {
    SiteResult result = SiteReader.read(folder);
    if (result instanceof SiteResult.Read read) {
      return read.site();
    }
    String problems =
        ((SiteResult.Refused) result)
            .problems().stream().map(SiteProblem::toString).collect(Collectors.joining("\n  "));
    throw new CommandRefused(
        "the site " + folder + " has problems:\n  " + problems + "\n",
        "correct them and check with: stackline check " + folder);
  }

  /**
   * A recipe of a site.
   *
   * @throws CommandRefused with those that are there
   */
  static Recipe recipe(Site site, String id) {
    return site.recipes().values().stream()
        .filter(each -> each.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "site " + site.name() + " has no recipe " + id,
                    "it has " + site.recipes().keySet().stream().map(Object::toString).toList()));
  }
}
