package io.stackline.launch.soak;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What many simulations come to. */
final class Totals {
  private final Map<String, Long> faults = new TreeMap<>();
  private final List<Simulation.Result> failed = new ArrayList<>();
  private long seeds;
  private long runs;
  private long strokes;
  private long commands;
  private Duration lived = Duration.ZERO;
  private Duration took = Duration.ZERO;

  void add(Simulation.Result result) {
    seeds++;
    runs += result.runs();
    strokes += result.strokes();
    commands += result.commands();
    lived = lived.plus(result.lived());
    took = took.plus(result.took());
    result.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    if (!result.isGood()) {
      failed.add(result);
    }
  }

  long seeds() {
    return seeds;
  }

  List<Simulation.Result> failed() {
    return failed;
  }

  void print(PrintWriter out) {
    line(out, "seeds", seeds);
    line(out, "runs", runs);
    line(out, "strokes", strokes);
    line(out, "commands", commands);
    faults.forEach((kind, count) -> line(out, kind, count));
    out.printf(Locale.ROOT, "%-28s %10.1f%n", "virtual hours", lived.toMillis() / 3.6e6);
    out.printf(Locale.ROOT, "%-28s %10.1f%n", "processor seconds", took.toMillis() / 1e3);
    line(out, "failures", failed.size());
    out.flush();
  }

  private static void line(PrintWriter out, String what, long count) {
    out.printf(Locale.ROOT, "%-28s %10d%n", what, count);
  }
}
