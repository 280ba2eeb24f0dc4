package io.stackline.launch;

import io.stackline.record.RunRecord;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Draws a stack-pressure hold by its hours: lowest, mean and highest pressure with target and band,
 * below it ram position and platen temperature: {@code hold-<stage>.svg}. Hours nobody saw are left
 * out of it.
 */
final class HoldChart {
  private static final int WIDTH = 900;
  private static final int PANEL_HEIGHT = 260;
  private static final int LEFT = 58;
  private static final int RIGHT = 58;
  private static final int TOP = 62;
  private static final int BOTTOM = 44;
  private static final String QUIET = "#52606d";
  private static final String TEMPERATURE = "#b3541e";
  private static final String EXTREME = "#8fa8d6";
  private static final double HOUR_S = 3600;

  private final Svg svg = new Svg();
  private final List<HoldSummary> hours;
  private final Axis time;

  private HoldChart(List<HoldSummary> hours) {
    this.hours = hours;
    time = Axis.of(0, Math.max(1, hoursOf(hours.get(hours.size() - 1).to())), LEFT, WIDTH - RIGHT);
  }

  /** Hours of the hold in which something was measured. */
  static List<HoldSummary> hours(List<HoldFact> facts) {
    List<HoldSummary> hours = new ArrayList<>();
    for (HoldFact each : facts) {
      if (each instanceof HoldFact.Summed summed
          && summed.summary().span() == HoldSummary.Span.HOUR
          && summed.summary().pressure().isKnown()) {
        hours.add(summed.summary());
      }
    }
    return hours;
  }

  /**
   * The picture.
   *
   * @param hours at least one
   */
  static String draw(RunRecord run, RunRecord.Stage stage, List<HoldSummary> hours) {
    HoldChart chart = new HoldChart(hours);
    chart.svg.open(WIDTH, 2 * PANEL_HEIGHT + TOP);
    chart.svg.add(
        "<text x=\"%d\" y=\"26\" font-size=\"16\" font-weight=\"bold\">%s</text>",
        LEFT, Svg.escape(stage.title()));
    chart.svg.add(
        "<text x=\"%d\" y=\"44\" fill=\"%s\">run %s · %s · %s · lowest, mean and highest of each hour</text>",
        LEFT, QUIET, Svg.escape(run.runId()), Svg.escape(stage.press()), Svg.escape(stage.die()));
    chart.pressure(stage);
    chart.beside();
    return chart.svg.close();
  }

  private void pressure(RunRecord.Stage stage) {
    double low = stage.targetMPa() - 2 * stage.toleranceMPa();
    double high = stage.targetMPa() + 2 * stage.toleranceMPa();
    for (HoldSummary each : hours) {
      low = Math.min(low, each.pressure().lowest().toMPa());
      high = Math.max(high, each.pressure().highest().toMPa());
    }
    Plot plot = new Plot(svg, time, Axis.of(low, high, PANEL_HEIGHT + TOP - BOTTOM, TOP));
    plot.grid("h", "MPa");
    plot.band(stage.targetMPa(), stage.toleranceMPa());
    plot.level(stage.targetMPa(), Plot.TARGET, "2,3", "");
    plot.curve(points(each -> each.pressure().lowest().toMPa()), EXTREME);
    plot.curve(points(each -> each.pressure().highest().toMPa()), EXTREME);
    plot.curve(points(each -> each.pressure().mean().toMPa()), Plot.PRESSURE);
  }

  private void beside() {
    svg.add("<g transform=\"translate(0,%d)\">", PANEL_HEIGHT);
    Plot plot = new Plot(svg, time, upright(points(each -> each.position().mean().toMm()), 0.005));
    plot.grid("h", "mm");
    List<Plot.Point> warm = points(each -> each.temperature().mean().toCelsius());
    if (!warm.isEmpty()) {
      plot.right(upright(warm, 1), "°C", TEMPERATURE).curve(warm, TEMPERATURE);
    }
    plot.curve(points(each -> each.position().mean().toMm()), Plot.PRESSURE);
    svg.add("</g>");
  }

  /** Each hour from its beginning to its end; those in which it was not measured are left out. */
  private List<Plot.Point> points(ToDoubleFunction<HoldSummary> value) {
    return hours.stream()
        .filter(each -> !Double.isNaN(value.applyAsDouble(each)))
        .flatMap(
            each ->
                Stream.of(each.from(), each.to())
                    .map(at -> new Plot.Point(hoursOf(at), value.applyAsDouble(each))))
        .toList();
  }

  private static double hoursOf(Duration at) {
    return at.toMillis() / 1e3 / HOUR_S;
  }

  private static Axis upright(List<Plot.Point> points, double margin) {
    double low = points.stream().mapToDouble(Plot.Point::y).min().orElse(0) - margin;
    double high = points.stream().mapToDouble(Plot.Point::y).max().orElse(0) + margin;
    return Axis.of(low, high, PANEL_HEIGHT + TOP - BOTTOM, TOP);
  }
}
