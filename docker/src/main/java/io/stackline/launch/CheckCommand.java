package io.stackline.launch;

import io.stackline.site.SiteReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stackline check}: all problems of a site at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a site and prints every problem: file:line:column: path: what is wrong; what to do.",
      "Dies that are worn or due for inspection today (UTC) count as well, where a recipe uses them.",
      "Exit status: 0 sound (warnings may be left), 1 not sound, 2 misuse."
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "SITE",
      description = "Folder of the site (default: the shipped pilot-line).")
  private @Nullable Path folder;

  @Mixin private final Printing printing = new Printing();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path site = folder == null ? SiteFolder.shipped() : folder;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    CheckReport report = CheckReport.of(site, SiteReader.read(site), today);
    printing.printLines(Objects.requireNonNull(spec), report, report::lines);
    return report.sound() ? 0 : Stackline.REFUSED;
  }
}
