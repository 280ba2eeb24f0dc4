package io.stackline.launch;

import io.stackline.site.SiteReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline reload}: changed recipes, dies and materials into the running line. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Takes changed recipes, dies and materials into the running line, all of them or none: not if"
          + " anything is wrong with the site, if anything else has changed (that takes a restart),"
          + " or if a die or material is gone that a run under way uses.",
      "Runs under way keep the recipe they were started with."
    })
final class ReloadCommand implements Callable<Integer> {
  @Mixin private final SiteOption siteOption = new SiteOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the site, as given to up (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--dry-run", description = "Only tells what would change.")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = siteOption.folder();
    CheckReport report =
        CheckReport.of(folder, SiteReader.read(folder), LocalDate.now(ZoneOffset.UTC));
    if (!report.sound()) {
      report.lines().forEach(out::println);
      out.flush();
      throw new CommandRefused(
          "the site " + folder + " has problems, nothing was changed", "correct them first");
    }
    ReloadDesk.Mode mode = dryRun ? ReloadDesk.Mode.SHOW : ReloadDesk.Mode.TAKE;
    List<String> answer =
        RunningProcess.of(data)
            .ask(
                ReloadDesk.SORT,
                List.of(mode.name(), folder.toAbsolutePath().normalize().toString()),
                Duration.ofSeconds(60));
    List<String> lines = answer.subList(Math.min(1, answer.size()), answer.size());
    if (!answer.get(0).equals(ReloadDesk.Answer.DONE.name())) {
      throw new CommandRefused(String.join("\n  ", lines) + "\nnothing was changed");
    }
    lines.forEach(each -> out.println("  " + each));
    out.println(told(lines.size()));
    out.flush();
    return 0;
  }

  private String told(int changes) {
    if (changes == 0) {
      return "nothing has changed since the line read its files last";
    }
    return dryRun ? changes + " to be taken by: stackline reload" : changes + " taken";
  }
}
