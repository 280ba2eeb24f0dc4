package io.stackline.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of all rounds, and which goals are reached. */
final class Summary {
  private static final double FLOOR_MS = 75;
  private static final double FLAT = 1.1;
  private static final double POLL_AND_PUBLISH_MS = 150;

  private static final List<String> COLUMNS =
      List.of(
          "p50_ms",
          "p99_ms",
          "max_ms",
          "cpu_percent",
          "cpu_per_1000_tags_s",
          "polls_of_due",
          "missing",
          "period_p99_ms",
          "heap_before_mb",
          "heap_mb",
          "rss_before_mb",
          "rss_mb",
          "threads",
          "farm_cpu_percent");

  private final Map<Cell, List<Figures>> figures;
  private final int coreMax;
  private final List<String> goals = new ArrayList<>();

  /**
   * Of all that was measured.
   *
   * @param coreMax what share of a core a gateway may take, in percent; 0 if peers are the measure
   */
  Summary(Map<Cell, List<Figures>> figures, int coreMax) {
    this.figures = figures;
    this.coreMax = coreMax;
  }

  void print(PrintStream out) {
    out.println();
    out.println("min / median / max over the rounds");
    figures.forEach(
        (cell, rounds) -> {
          out.println(cell);
          for (String column : COLUMNS) {
            double[] sorted = sorted(rounds, column);
            if (sorted.length > 0) {
              out.printf(
                  Locale.ROOT,
                  "    %-22s %10.3f / %10.3f / %10.3f%n",
                  column,
                  sorted[0],
                  middle(sorted),
                  sorted[sorted.length - 1]);
            }
          }
        });
    figures.keySet().stream()
        .filter(cell -> cell.contender() == Contender.STACKLINE)
        .forEach(this::judge);
    out.println();
    goals.forEach(out::println);
  }

  private void judge(Cell cell) {
    goal(cell, "polls due but not made, %", 100 * (1 - median(cell, "polls_of_due")), 0.1);
    if (cell.trouble()) {
      Cell well = new Cell(cell.plcs(), cell.mode(), false, cell.contender());
      double without = median(well, "period_p99_ms");
      goal(
          cell,
          "p99 of the others' poll period as a multiple of that without",
          median(cell, "period_p99_ms") / without,
          1.1);
      return;
    }
    goal(cell, "p50 as a multiple of the floor of 75 ms", median(cell, "p50_ms") / FLOOR_MS, 1.10);
    goal(cell, "p99 in ms", median(cell, "p99_ms"), POLL_AND_PUBLISH_MS);
    perTag(cell, Contender.NODE, 0.45);
    perTag(cell, Contender.BARE, 1.3);
    goal(cell, "values lost", median(cell, "missing"), 0);
    if (coreMax > 0) {
      goal(cell, "CPU in % of a core", median(cell, "cpu_percent"), coreMax);
      double grown = median(cell, "heap_mb") / median(cell, "heap_before_mb");
      goal(cell, "heap as a multiple of that at the beginning", grown, FLAT);
      double larger = median(cell, "rss_mb") / median(cell, "rss_before_mb");
      goal(cell, "memory as a multiple of that at the beginning", larger, FLAT);
    }
  }

  private void perTag(Cell cell, Contender peer, double most) {
    Cell other = new Cell(cell.plcs(), cell.mode(), cell.trouble(), peer);
    goal(
        cell,
        "CPU per tag as a multiple of " + peer.label() + "'s",
        median(cell, "cpu_per_1000_tags_s") / median(other, "cpu_per_1000_tags_s"),
        most);
  }

  private void goal(Cell cell, String what, double value, double most) {
    if (!Double.isNaN(value)) {
      goals.add(
          String.format(
              Locale.ROOT,
              "%s %s: %s is %.3f, at most %.3f",
              value <= most ? "PASS" : "FAIL",
              cell,
              what,
              value,
              most));
    }
  }

  private double median(Cell cell, String column) {
    double[] sorted = sorted(figures.getOrDefault(cell, List.of()), column);
    return sorted.length == 0 ? Double.NaN : middle(sorted);
  }

  private static double middle(double... sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] sorted(List<Figures> rounds, String column) {
    return rounds.stream()
        .mapToDouble(each -> each.get(column))
        .filter(each -> !Double.isNaN(each))
        .sorted()
        .toArray();
  }
}
