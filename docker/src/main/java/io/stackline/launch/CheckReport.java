package io.stackline.launch;

import io.stackline.site.Site;
import io.stackline.site.SiteProblem;
import io.stackline.site.SiteProblem.Severity;
import io.stackline.site.SiteResult;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code stackline check} found.
 *
 * @param sound whether the site can be used and every approved recipe's dies, too
 * @param counts what the site describes; empty if it cannot be used
 * @param mapped its presses that do not speak PRESSMAP
 * @param line who does what, if it is a line of several processes
 */
record CheckReport(
    String folder,
    boolean sound,
    int errors,
    int warnings,
    Optional<Counts> counts,
    List<MappedPress> mapped,
    Optional<LineShape> line,
    List<Finding> findings) {
  /** What a site describes. */
  record Counts(String site, int presses, int dies, int fixtures, int materials, int recipes) {}

  /**
   * An error or a warning.
   *
   * @param severity {@code error} or {@code warning}
   * @param code of what sort it is
   */
  record Finding(
      String severity,
      String code,
      String file,
      int line,
      int column,
      String path,
      String what,
      String remedy) {}

  /**
   * @param today on which dies may be worn or due for inspection
   */
  static CheckReport of(Path folder, SiteResult result, LocalDate today) {
    List<SiteProblem> problems = new ArrayList<>();
    Optional<Site> site = Optional.empty();
    if (result instanceof SiteResult.Read read) {
      site = Optional.of(read.site());
      problems.addAll(new WornDies(folder.resolve("site.yaml"), read.site(), today).problems());
      problems.addAll(read.warnings());
    } else {
      problems.addAll(((SiteResult.Refused) result).problems());
    }
    long errors = problems.stream().filter(each -> each.severity() == Severity.ERROR).count();
    return new CheckReport(
        folder.toString(),
        errors == 0,
        (int) errors,
        problems.size() - (int) errors,
        site.map(CheckReport::counts),
        site.map(MappedPress::of).orElseGet(List::of),
        site.flatMap(LineShape::of),
        problems.stream().map(CheckReport::finding).toList());
  }

  private static Counts counts(Site site) {
    return new Counts(
        site.name(),
        site.presses().size(),
        site.dies().size(),
        site.fixtures().size(),
        site.materials().size(),
        site.recipes().size());
  }

  private static Finding finding(SiteProblem problem) {
    return new Finding(
        problem.severity().word(),
        problem.code().word(),
        problem.file().toString(),
        problem.line(),
        problem.column(),
        problem.path(),
        problem.what(),
        problem.remedy());
  }

  /** For people and for tools that read lines: one finding a line, never broken. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings.forEach(each -> lines.add(line(each)));
    if (sound && counts.isPresent()) {
      mapped.forEach(each -> lines.add(each.line()));
      line.ifPresent(each -> lines.addAll(each.lines()));
      Counts all = counts.get();
      lines.add(
          String.format(
              "%s: site %s is sound; presses %d, dies %d, fixtures %d, materials %d, recipes %d",
              folder,
              all.site(),
              all.presses(),
              all.dies(),
              all.fixtures(),
              all.materials(),
              all.recipes()));
    } else {
      lines.add(errors + (errors == 1 ? " problem" : " problems"));
    }
    return lines;
  }

  private static String line(Finding finding) {
    String place =
        finding.file() + ":" + finding.line() + ":" + finding.column() + ": " + finding.path();
    String prefix = finding.severity().equals("warning") ? "warning: " : "";
    return prefix + place + ": " + finding.what() + "; " + finding.remedy();
  }
}
