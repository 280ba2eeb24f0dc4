package io.stackline.launch;

import io.stackline.press.TraceSample;
import io.stackline.record.RunRecord;
import io.stackline.run.Verdict;
import io.stackline.unit.Area;
import io.stackline.unit.Length;
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

  private final Svg svg = new Svg();

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
    return chart.svg.close();
  }

  private void open(RunRecord run, int width, int height) {
    svg.open(width, height);
    svg.add(
        "<text x=\"20\" y=\"30\" font-size=\"20\" font-weight=\"bold\">%s</text>",
        Svg.escape(run.recipe().title()));
    svg.add(
        "<text x=\"20\" y=\"50\" fill=\"#52606d\">run %s · recipe %s rev %d · site %s%s · %s</text>",
        Svg.escape(run.runId()),
        Svg.escape(run.recipe().id()),
        run.recipe().revision(),
        Svg.escape(run.site()),
        run.simulated() ? " · simulated presses" : "",
        run.verdict());
  }

  private void panel(int number, RunRecord.Stage stage, List<TraceSample> trace, int x, int y) {
    svg.add("<g transform=\"translate(%d,%d)\">", x, y);
    svg.add(
        "<text x=\"%d\" y=\"22\" font-size=\"14\" font-weight=\"bold\">%d  %s</text>",
        LEFT, number, Svg.escape(stage.title()));
    svg.add(
        "<text x=\"%d\" y=\"40\" fill=\"#52606d\">%s · %s · target %s MPa · peak %s · dwell %s of %s s</text>",
        LEFT,
        Svg.escape(stage.press()),
        Svg.escape(stage.die()),
        Svg.round(stage.targetMPa()),
        tenth(stage.peakMPa()),
        Svg.round(stage.dwellCreditedS()),
        Svg.round(stage.dwellRequiredS()));
    svg.add(
        "<text x=\"%d\" y=\"22\" text-anchor=\"end\" font-weight=\"bold\" fill=\"%s\">%s</text>",
        PANEL_WIDTH - RIGHT, colour(stage.verdict()), stage.verdict());
    if (trace.isEmpty()) {
      svg.add(
          "<text x=\"%d\" y=\"%d\" fill=\"#ba2525\">no trace: the stage was not pressed, or its trace was lost</text>",
          LEFT + 20, PANEL_HEIGHT / 2);
    } else {
      plot(stage, trace);
    }
    svg.add("</g>");
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
    Plot plot = new Plot(svg, time, pressure);
    plot.grid("s", "MPa");
    plot.band(stage.targetMPa(), stage.toleranceMPa());
    plot.level(stage.capMPa(), Plot.CAP, "6,4", "cap " + Svg.round(stage.capMPa()));
    plot.level(stage.targetMPa(), Plot.TARGET, "2,3", "");
    plot.curve(
        trace.stream()
            .map(
                each ->
                    new Plot.Point(
                        (each.uptimeMs() - start) / 1e3, each.force().over(area).toMPa()))
            .toList(),
        Plot.PRESSURE);
  }

  private void legend(int y) {
    svg.add(
        "<text x=\"20\" y=\"%d\" fill=\"#52606d\"><tspan fill=\"#2251a8\">━</tspan> measured   "
            + "<tspan fill=\"#2f8132\">┄</tspan> target, with its band   "
            + "<tspan fill=\"#ba2525\">╌</tspan> cap of the stack in this stage</text>",
        y);
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "#2f8132";
      case PASS_WITH_DEVIATION -> "#8d6708";
      case FAIL -> "#ba2525";
      case INCONCLUSIVE, OPEN -> "#52606d";
    };
  }

  private static String tenth(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%.1f", value);
  }
}
