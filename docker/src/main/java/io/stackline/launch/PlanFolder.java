package io.stackline.launch;

import io.stackline.launch.plan.Planned;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Visit;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a plan leaves. The same orders on the same site give the same bytes. */
final class PlanFolder {
  static final String PICTURE = "plan.svg";
  static final String PIECES = "plan.csv";
  static final String RUNS = "runs.csv";

  private PlanFolder() {}

  static void write(Path folder, Planned planned) throws IOException {
    WholeFile.write(
        folder.resolve(PICTURE), file -> Files.writeString(file, PlanChart.draw(planned)));
    WholeFile.write(folder.resolve(PIECES), file -> pieces(file, planned));
    WholeFile.write(folder.resolve(RUNS), file -> runs(file, planned));
  }

  private static void pieces(Path file, Planned planned) throws IOException {
    Map<Integer, PlannedRun> runs = new HashMap<>();
    planned.plan().runs().forEach(each -> runs.put(each.number(), each));
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("run,id,recipe,press,stage,kind,what,from,to,seconds\n");
      for (Visit visit : planned.plan().visits()) {
        PlannedRun run = runs.get(visit.run());
        String id = run == null ? "," : run.id() + "," + run.order().recipe();
        for (Piece each : visit.pieces()) {
          line(
              out,
              visit.run(),
              id,
              visit.press(),
              each.stage(),
              each.kind(),
              each.what(),
              each.from(),
              each.to(),
              each.time().toSeconds());
        }
      }
    }
  }

  private static void runs(Path file, Planned planned) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("run,id,recipe,priority,ordered,begun,ended,due,late_s\n");
      for (PlannedRun each : planned.plan().runs()) {
        line(
            out,
            each.number(),
            each.id(),
            each.order().recipe(),
            each.order().urgency().priority(),
            each.order().from(),
            each.begun(),
            each.ended(),
            each.order().urgency().due().map(Instant::toString).orElse(""),
            each.late().toSeconds());
      }
    }
  }

  private static void line(Writer out, Object... cells) throws IOException {
    out.write(List.of(cells).stream().map(Object::toString).collect(Collectors.joining(",")));
    out.write("\n");
  }
}
