package io.stackline.site;

import java.util.List;

/** What came of reading a site. */
public sealed interface SiteResult {
  /**
   * The site can be used.
   *
   * @param warnings what an engineer should know all the same
   */
  record Read(Site site, List<SiteProblem> warnings) implements SiteResult {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The site cannot be used.
   *
   * @param problems all of them, at most {@value SiteReader#PROBLEMS_MAX} and one that says that
   *     there are more; in the order of the files
   */
  record Refused(List<SiteProblem> problems) implements SiteResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
