package io.stackline.launch;

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
    return sound(folder, SiteReader.read(folder));
  }

  /**
   * Reads a site with this file as its only recipe.
   *
   * @throws CommandRefused with every problem of its files
   */
  static Site readWithOnly(Path folder, Path recipe) {
    return sound(folder, SiteReader.readWithOnly(folder, recipe));
  }

  private static Site sound(Path folder, SiteResult result) {
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
}
