package io.stackline.launch;

import io.stackline.launch.recipes.Json;
import io.stackline.launch.recipes.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The {@code --json} of every command that shows something. */
final class Printing {
  @Option(names = "--json", description = "Print one JSON object, for tools.")
  private boolean json;

  /** Prints the view as JSON or as its page. */
  void print(CommandSpec spec, Object view, Supplier<Page> page) {
    printLines(spec, view, () -> page.get().lines());
  }

  /** Prints the view as JSON or as these lines. */
  void printLines(CommandSpec spec, Object view, Supplier<List<String>> lines) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(view));
    } else {
      lines.get().forEach(out::println);
    }
    out.flush();
  }
}
