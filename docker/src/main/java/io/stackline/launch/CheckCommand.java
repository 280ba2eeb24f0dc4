package io.stackline.launch;

import io.stackline.site.Site;
import io.stackline.site.SiteProblem;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline check}: all problems of a site at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Reads a site and prints every problem: file:line:column: path: what is wrong; what to do.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "SITE",
      description = "Folder of the site (default: the shipped pilot-line).")
  private @Nullable Path folder;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path site = folder == null ? SiteFolder.shipped() : folder;
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    SiteResult result = SiteReader.read(site);
    if (result instanceof SiteResult.Read read) {
      read.warnings().forEach(warning -> out.println("warning: " + warning));
      out.println(summary(site, read.site()));
      return 0;
    }
    List<SiteProblem> problems = ((SiteResult.Refused) result).problems();
    problems.forEach(out::println);
    out.println(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
    return Stackline.REFUSED;
  }

  private static String summary(Path folder, Site site) {
    return String.format(
        "%s: site %s is sound; presses %d, dies %d, materials %d, recipes %d",
        folder,
        site.name(),
        site.presses().size(),
        site.dies().size(),
        site.materials().size(),
        site.recipes().size());
  }
}
