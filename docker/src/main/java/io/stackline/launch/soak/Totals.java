package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.run.RunState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What many simulations come to. */
final class Totals {
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Long> mistakes = new TreeMap<>();
  private final Map<RunState, Long> ends = new EnumMap<>(RunState.class);
  private final List<Simulation.Result> failed = new ArrayList<>();
  private final long begun = System.nanoTime();
  private Tally.Days days = Tally.Days.NONE;
  private Map<PressId, Tally.Use> uses = Map.of();
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
    result.mistakes().forEach((kind, count) -> mistakes.merge(kind, count, Long::sum));
    result.tally().ends().forEach((state, count) -> ends.merge(state, count, Long::sum));
    days = days.plus(result.tally().days());
    uses = result.tally().uses();
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
    ends.forEach((state, count) -> line(out, "  " + state, count));
    if (days.ordered() > 0) {
      line(out, "runs with a day of pressure", days.ordered());
      line(out, "  COMPLETE", days.complete());
      line(out, "  held it in one piece", days.held());
    }
    line(out, "strokes", strokes);
    line(out, "commands", commands);
    mistakes.forEach((kind, count) -> line(out, kind, count));
    faults.forEach((kind, count) -> line(out, kind, count));
    line(out, "virtual hours", lived.toMillis() / 3.6e6);
    line(out, "processor seconds", took.toMillis() / 1e3);
    line(out, "seconds by the clock", (System.nanoTime() - begun) / 1e9);
    line(out, "failures", failed.size());
    if (seeds == 1 && days.ordered() > 0) {
      out.printf("%-8s %10s %18s %18s%n", "press", "strokes", "serves a run", "moves or holds");
      uses.forEach((press, use) -> use(out, press, use));
    }
    out.flush();
  }

  private void use(PrintWriter out, PressId press, Tally.Use use) {
    out.printf(
        Locale.ROOT,
        "%-8s %10d %16.1f %% %16.1f %%%n",
        press,
        use.strokes(),
        percent(use.serving()),
        percent(use.working()));
  }

  private double percent(Duration part) {
    return 100.0 * part.toMillis() / Math.max(1, lived.toMillis());
  }

  private static void line(PrintWriter out, String what, long count) {
    out.printf(Locale.ROOT, "%-28s %10d%n", what, count);
  }

  private static void line(PrintWriter out, String what, double number) {
    out.printf(Locale.ROOT, "%-28s %10.1f%n", what, number);
  }
}
