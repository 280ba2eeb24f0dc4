package io.stackline.launch;

import io.stackline.why.HandOver;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline handover}: what waits for whom on the running line. */
@Command(
    name = "handover",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who takes over a shift what waits for whom on the running line: open prompts, held"
          + " runs, presses to be cleared or off duty, what takes longer than it should, holds that"
          + " end within 8 h, dies due for inspection.",
      "The same is told over OPC UA by the line's method HandOver."
    })
final class HandOverCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of the site, as given to up (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--codes",
      description = "For programs: for whom, code and sentence of each line, separated by tabs.")
  private boolean codes;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> lines =
        RunningProcess.of(data).ask(HandOverDesk.SORT, List.of(), Duration.ofSeconds(30));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (codes) {
      lines.forEach(out::println);
    } else {
      for (HandOver.Whom whom : HandOver.Whom.values()) {
        show(out, whom, lines);
      }
      if (lines.isEmpty()) {
        out.println("nothing waits for anybody");
      }
    }
    out.flush();
    return 0;
  }

  private static void show(PrintWriter out, HandOver.Whom whom, List<String> lines) {
    List<String> own = lines.stream().filter(each -> each.startsWith(whom + "\t")).toList();
    if (!own.isEmpty()) {
      out.println(whom);
      own.forEach(each -> out.println("  " + each.substring(each.lastIndexOf('\t') + 1)));
    }
  }
}
