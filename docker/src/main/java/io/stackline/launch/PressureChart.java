package io.stackline.launch;

import io.stackline.press.TraceSample;
import io.stackline.record.RunRecord;
import io.stackline.run.Verdict;
import io.stackline.unit.Area;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws pressure against time, one panel a stage, with target, band and cap: {@code pressure.svg}.
 * Plain SVG text, because the Java chart libraries draw through AWT, which needs fonts that a small
 * image does not have.
 */
final class PressureChart {
  private static final int PANEL_WIDTH = 560;
  private static final int PANEL_HEIGHT = 300;
  private static final int LEFT = 58;
  private static final int TOP = 56;
  private static final int RIGHT = 18;
  private static final int BOTTOM = 44;
  private static final int HEADER = 64;
  private static final int POINTS_MAX = 1200;

  private final StringBuilder svg = new StringBuilder(200_000);

  private PressureChart() {}

  /** The chart of a run; a stage without a trace gets an empty panel that says so. */
  static String draw(RunRecord run, Map<String, List<TraceSample>> traces) {
    PressureChart chart = new PressureChart();
    int rows = (run.stages().size() + 1) / 2;
    int width = 2 * PANEL_WIDTH;
    int height = HEADER + rows * PANEL_HEIGHT + 30;
    chart.open(run, width, height);
    for (int i = 0; i < run.stages().size(); i++) {
      RunRecord.Stage stage = run.stages().get(i);
      chart.panel(
          i + 1,
          stage,
          traces.getOrDefault(stage.id(), List.of()),
          i % 2 * PANEL_WIDTH,
          HEADER + i / 2 * PANEL_HEIGHT);
    }
    chart.legend(height - 14);
    return chart.svg.append("</svg>\n").toString();
  }

  private void open(RunRecord run, int width, int height) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"Helvetica,Arial,sans-serif\" font-size=\"12\" fill=\"#1f2933\">",
        width, height, width, height);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    add(
        "<text x=\"20\" y=\"30\" font-size=\"20\" font-weight=\"bold\">%s</text>",
        escape(run.recipe().title()));
    add(
        "<text x=\"20\" y=\"50\" fill=\"#52606d\">run %s · recipe %s rev %d · site %s%s · %s</text>",
        escape(run.runId()),
        escape(run.recipe().id()),
        run.recipe().revision(),
        escape(run.site()),
        run.simulated() ? " · simulated presses" : "",
        run.verdict());
  }

  private void panel(int number, RunRecord.Stage stage, List<TraceSample> trace, int x, int y) {
    add("<g transform=\"translate(%d,%d)\">", x, y);
    add(
        "<text x=\"%d\" y=\"22\" font-size=\"14\" font-weight=\"bold\">%d  %s</text>",
        LEFT, number, escape(stage.title()));
    add(
        "<text x=\"%d\" y=\"40\" fill=\"#52606d\">%s · %s · target %s MPa · peak %s · dwell %s of %s s</text>",
        LEFT,
        escape(stage.press()),
        escape(stage.die()),
        round(stage.targetMPa()),
        tenth(stage.peakMPa()),
        round(stage.dwellCreditedS()),
        round(stage.dwellRequiredS()));
    add(
        "<text x=\"%d\" y=\"22\" text-anchor=\"end\" font-weight=\"bold\" fill=\"%s\">%s</text>",
        PANEL_WIDTH - RIGHT, colour(stage.verdict()), stage.verdict());
    if (trace.isEmpty()) {
      add(
          "<text x=\"%d\" y=\"%d\" fill=\"#ba2525\">no trace: the stage was not pressed, or its trace was lost</text>",
          LEFT + 20, PANEL_HEIGHT / 2);
    } else {
      plot(stage, trace);
    }
    add("</g>");
  }

  private void plot(RunRecord.Stage stage, List<TraceSample> trace) {
    Area area = Area.ofBore(Length.ofMm(stage.boreMm()));
    long start = trace.get(0).uptimeMs();
    double seconds = Math.max(1, (trace.get(trace.size() - 1).uptimeMs() - start) / 1e3);
    double highest = Math.max(stage.targetMPa(), stage.capMPa());
    for (TraceSample sample : trace) {
      highest = Math.max(highest, sample.force().over(area).toMPa());
    }
    Axis time = Axis.of(0, seconds, LEFT, PANEL_WIDTH - RIGHT);
    Axis pressure = Axis.of(0, highest * 1.08, PANEL_HEIGHT - BOTTOM, TOP);
    grid(time, pressure);
    band(stage, pressure);
    level(stage.capMPa(), pressure, "#ba2525", "6,4", "cap " + round(stage.capMPa()));
    level(stage.targetMPa(), pressure, "#2f8132", "2,3", "");
    curve(trace, area, start, time, pressure);
  }

  private void grid(Axis time, Axis pressure) {
    for (double t : time.ticks(8)) {
      double x = time.at(t);
      add("<path d=\"M%.1f %d V%d\" stroke=\"#e4e7eb\"/>", x, TOP, PANEL_HEIGHT - BOTTOM);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#52606d\">%s</text>",
          x, PANEL_HEIGHT - BOTTOM + 16, round(t));
    }
    for (double p : pressure.ticks(6)) {
      double y = pressure.at(p);
      add("<path d=\"M%d %.1f H%d\" stroke=\"#e4e7eb\"/>", LEFT, y, PANEL_WIDTH - RIGHT);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#52606d\">%s</text>",
          LEFT - 6, y + 4, round(p));
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#52606d\">s</text>",
        PANEL_WIDTH - RIGHT, PANEL_HEIGHT - BOTTOM + 32);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#52606d\">MPa</text>",
        LEFT - 6, TOP - 6);
  }

  private void band(RunRecord.Stage stage, Axis pressure) {
    double top = pressure.at(stage.targetMPa() + stage.toleranceMPa());
    double bottom = pressure.at(stage.targetMPa() - stage.toleranceMPa());
    add(
        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#8eca91\" opacity=\"0.45\"/>",
        LEFT, top, PANEL_WIDTH - RIGHT - LEFT, Math.max(1.5, bottom - top));
  }

  private void level(double value, Axis pressure, String colour, String dash, String label) {
    double y = pressure.at(value);
    add(
        "<path d=\"M%d %.1f H%d\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"%s\"/>",
        LEFT, y, PANEL_WIDTH - RIGHT, colour, dash);
    if (!label.isEmpty()) {
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"%s\">%s</text>",
          PANEL_WIDTH - RIGHT - 4, y - 4, colour, label);
    }
  }

  private void curve(List<TraceSample> trace, Area area, long start, Axis time, Axis pressure) {
    svg.append("<path fill=\"none\" stroke=\"#2251a8\" stroke-width=\"1.6\" d=\"");
    String pen = "M";
    for (TraceSample sample : thinned(trace)) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              pen,
              time.at((sample.uptimeMs() - start) / 1e3),
              pressure.at(sample.force().over(area).toMPa())));
      pen = "L";
    }
    svg.append("\"/>\n");
  }

  /** Lowest and highest sample of each slice, so that no peak is thinned away. */
  private static List<TraceSample> thinned(List<TraceSample> trace) {
    if (trace.size() <= POINTS_MAX) {
      return trace;
    }
    List<TraceSample> kept = new ArrayList<>();
    int slices = POINTS_MAX / 2;
    for (int slice = 0; slice < slices; slice++) {
      int from = (int) ((long) slice * trace.size() / slices);
      int to = (int) ((slice + 1L) * trace.size() / slices);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = trace.get(i).force().compareTo(trace.get(low).force()) < 0 ? i : low;
        high = trace.get(i).force().compareTo(trace.get(high).force()) > 0 ? i : high;
      }
      kept.add(trace.get(Math.min(low, high)));
      kept.add(trace.get(Math.max(low, high)));
    }
    return kept;
  }

  private void legend(int y) {
    add(
        "<text x=\"20\" y=\"%d\" fill=\"#52606d\"><tspan fill=\"#2251a8\">━</tspan> measured   "
            + "<tspan fill=\"#2f8132\">┄</tspan> target, with its band   "
            + "<tspan fill=\"#ba2525\">╌</tspan> cap of the stack in this stage</text>",
        y);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "#2f8132";
      case PASS_WITH_DEVIATION -> "#8d6708";
      case FAIL -> "#ba2525";
      case INCONCLUSIVE, OPEN -> "#52606d";
    };
  }

  private static String round(double value) {
    if (Double.isNaN(value)) {
      return "?";
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%.0f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String tenth(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
