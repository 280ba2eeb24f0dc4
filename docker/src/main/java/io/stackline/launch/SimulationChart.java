package io.stackline.launch;

import io.stackline.launch.simulate.RunPrediction;
import io.stackline.launch.simulate.Sample;
import io.stackline.launch.simulate.StagePrediction;
import io.stackline.sequence.stage.StageJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws a simulated run: pressure and relative density of the stack against time, one panel a
 * stage, and one more for a hold of stack pressure, in which its breathing can be seen.
 */
final class SimulationChart {
  private static final int PANEL_WIDTH = 620;
  private static final int PANEL_HEIGHT = 320;
  private static final int LEFT = 58;
  private static final int TOP = 62;
  private static final int RIGHT = 58;
  private static final int BOTTOM = 44;
  private static final int HEADER = 64;
  private static final int LINE = 16;
  private static final int TITLE_MAX = 52;
  private static final int LETTERS_MAX = 76;
  private static final int ASSUMED_LETTERS_MAX = 180;
  private static final String DENSITY = "#b3541e";
  private static final String QUIET = "#52606d";
  private static final double MINUTES_FROM_S = 600;
  private static final double HOURS_FROM_S = 3 * 3600;
  private static final double DAYS_FROM_S = 5 * 86400;

  private final Svg svg = new Svg();
  private int panels;
  private int top;

  private SimulationChart() {}

  /** A unit of time that suits a stage. */
  private record Scale(String unit, double seconds) {
    static Scale of(double longest) {
      if (longest >= DAYS_FROM_S) {
        return new Scale("d", 86400);
      }
      if (longest >= HOURS_FROM_S) {
        return new Scale("h", 3600);
      }
      return longest >= MINUTES_FROM_S ? new Scale("min", 60) : new Scale("s", 1);
    }
  }

  static String draw(RunPrediction run) {
    return new SimulationChart().drawn(run);
  }

  private String drawn(RunPrediction run) {
    List<String> assumed = new ArrayList<>();
    run.assumptions()
        .forEach(each -> assumed.addAll(wrapped("assumed " + each, ASSUMED_LETTERS_MAX)));
    long holds = run.stages().stream().filter(each -> each.hold().isPresent()).count();
    int rows = (int) (run.stages().size() + holds + 1) / 2;
    top = HEADER + LINE * assumed.size();
    int height = top + rows * PANEL_HEIGHT + 30;
    svg.open(2 * PANEL_WIDTH, height);
    head(run, assumed);
    for (int i = 0; i < run.stages().size(); i++) {
      stage(i + 1, run.stages().get(i));
    }
    legend(height - 14);
    return svg.close();
  }

  private void head(RunPrediction run, List<String> assumed) {
    svg.add(
        "<text x=\"20\" y=\"30\" font-size=\"20\" font-weight=\"bold\">%s</text>",
        Svg.escape(run.recipe().title()));
    svg.add(
        "<text x=\"20\" y=\"50\" fill=\"%s\">simulated · recipe %s rev %d · %s · site %s</text>",
        QUIET,
        run.recipe().id(),
        run.recipe().revision(),
        run.recipe().status().name().toLowerCase(Locale.ROOT),
        Svg.escape(run.site().name()));
    for (int i = 0; i < assumed.size(); i++) {
      svg.add(
          "<text x=\"20\" y=\"%d\" fill=\"%s\">%s</text>",
          50 + LINE * (i + 1), QUIET, Svg.escape(assumed.get(i)));
    }
  }

  private void stage(int number, StagePrediction stage) {
    StageJob job = stage.planned().job();
    StagePrediction.Figures figures = stage.figures();
    open(
        number + "  " + shortened(job.stage().title()),
        String.format(
            Locale.ROOT,
            "%s · %s · %s MPa = %.2f kN · peak %.1f MPa · %.3f → %.3f mm",
            job.press().id(),
            job.die().id(),
            Svg.round(job.target().toMPa()),
            job.targetForce().toKN(),
            figures.peakMPa(),
            figures.thicknessBeforeMm(),
            figures.thicknessAfterMm()),
        String.format(Locale.ROOT, "%.1f %% dense", figures.density() * 100),
        DENSITY);
    pressure(stage);
    remarks(stage);
    svg.add("</g>");
    stage.hold().ifPresent(hold -> hold(stage, hold));
  }

  private static String shortened(String title) {
    return title.length() <= TITLE_MAX ? title : title.substring(0, TITLE_MAX - 1) + "…";
  }

  private void open(String title, String line, String result, String colour) {
    int x = panels % 2 * PANEL_WIDTH;
    int y = top + panels / 2 * PANEL_HEIGHT;
    panels++;
    svg.add("<g transform=\"translate(%d,%d)\">", x, y);
    svg.add(
        "<text x=\"%d\" y=\"22\" font-size=\"14\" font-weight=\"bold\">%s</text>",
        LEFT, Svg.escape(title));
    svg.add("<text x=\"%d\" y=\"40\" fill=\"%s\">%s</text>", LEFT, QUIET, Svg.escape(line));
    svg.add(
        "<text x=\"%d\" y=\"22\" text-anchor=\"end\" font-weight=\"bold\" fill=\"%s\">%s</text>",
        PANEL_WIDTH - RIGHT, colour, Svg.escape(result));
  }

  private void pressure(StagePrediction stage) {
    List<Sample> samples = stage.samples();
    StageJob job = stage.planned().job();
    double cap = stage.planned().cap().value().toMPa();
    double longest = samples.get(samples.size() - 1).seconds();
    Scale scale = Scale.of(longest);
    Axis time = Axis.of(0, longest / scale.seconds(), LEFT, PANEL_WIDTH - RIGHT);
    double highest = Math.max(Math.max(cap, job.target().toMPa()), stage.figures().peakMPa());
    Plot plot = new Plot(svg, time, upright(0, highest * 1.1));
    plot.grid(scale.unit(), "MPa");
    plot.band(job.target().toMPa(), job.stage().tolerance().value().toMPa());
    plot.level(cap, Plot.CAP, "6,4", "cap " + Svg.round(cap));
    plot.level(job.target().toMPa(), Plot.TARGET, "2,3", "");
    Plot density = plot.right(upright(30, 104), "%", DENSITY);
    density.curve(points(samples, 0, scale, each -> each.density() * 100), DENSITY);
    plot.curve(points(samples, 0, scale, Sample::mpa), Plot.PRESSURE);
  }

  private void hold(StagePrediction stage, StagePrediction.Hold hold) {
    List<Sample> held = stage.samples().stream().filter(Sample::holding).toList();
    StageJob job = stage.planned().job();
    double target = job.target().toMPa();
    double tolerance = job.stage().tolerance().value().toMPa();
    double reach =
        1.25 * Math.max(tolerance, Math.max(hold.highestMPa() - target, target - hold.lowestMPa()));
    open(
        "The hold of " + job.stage().id() + ", enlarged",
        String.format(
            Locale.ROOT,
            "%.2f to %.2f MPa, amplitude %.2f MPa, corrected %d ×",
            hold.lowestMPa(),
            hold.highestMPa(),
            hold.amplitudeMPa(),
            stage.figures().topUps()),
        hold.breathing()
            .map(
                each ->
                    String.format(
                        Locale.ROOT, "%.1f to %.1f µm", hold.lowestUm(), hold.highestUm()))
            .orElse("not cycled"),
        DENSITY);
    double start = held.get(0).seconds();
    double longest = held.get(held.size() - 1).seconds() - start;
    Scale scale = Scale.of(longest);
    Axis time = Axis.of(0, longest / scale.seconds(), LEFT, PANEL_WIDTH - RIGHT);
    Plot plot = new Plot(svg, time, upright(target - reach, target + reach));
    double cap = stage.planned().cap().value().toMPa();
    plot.grid(scale.unit(), "MPa");
    plot.band(target, tolerance);
    plot.level(cap, Plot.CAP, "6,4", "cap " + Svg.round(cap));
    plot.level(target, Plot.TARGET, "2,3", "");
    if (hold.breathing().isPresent()) {
      double span = Math.max(0.1, Math.max(hold.highestUm(), -hold.lowestUm()));
      double lowest = hold.lowestUm() < 0 ? -1.3 * span : -0.15 * span;
      double highest = hold.lowestUm() < 0 ? 0.15 * span : 1.3 * span;
      Plot breath = plot.right(upright(lowest, highest), "µm", DENSITY);
      breath.curve(points(held, start, scale, Sample::breathUm), DENSITY);
    }
    plot.curve(points(held, start, scale, Sample::mpa), Plot.PRESSURE);
    svg.add("</g>");
  }

  /** What nobody may overlook stands in the middle of the panel. */
  private void remarks(StagePrediction stage) {
    List<String> lines = new ArrayList<>();
    stage
        .planned()
        .refusal()
        .ifPresent(each -> lines.addAll(wrapped("refused by the envelope: " + each, LETTERS_MAX)));
    stage.trips().forEach(each -> lines.addAll(wrapped("broken off: " + each, LETTERS_MAX)));
    if (stage.shorted()) {
      lines.add(SimulationTable.shortCircuit(stage));
    }
    if (lines.isEmpty()) {
      return;
    }
    int height = LINE * lines.size() + 10;
    int upper = PANEL_HEIGHT - BOTTOM - height - 6;
    svg.add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fff5f5\" stroke=\"%s\" opacity=\"0.92\"/>",
        LEFT + 6, upper, PANEL_WIDTH - RIGHT - LEFT - 12, height, Plot.CAP);
    for (int i = 0; i < lines.size(); i++) {
      svg.add(
          "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
          LEFT + 14, upper + LINE * (i + 1), Plot.CAP, Svg.escape(lines.get(i)));
    }
  }

  private static List<Plot.Point> points(
      List<Sample> samples, double start, Scale scale, ToDoubleFunction<Sample> value) {
    return samples.stream()
        .map(
            each ->
                new Plot.Point(
                    (each.seconds() - start) / scale.seconds(), value.applyAsDouble(each)))
        .toList();
  }

  private static Axis upright(double low, double high) {
    return Axis.of(low, high, PANEL_HEIGHT - BOTTOM, TOP);
  }

  private static List<String> wrapped(String text, int letters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > letters) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private void legend(int y) {
    svg.add(
        "<text x=\"20\" y=\"%d\" fill=\"%s\"><tspan fill=\"%s\">━</tspan> pressure   "
            + "<tspan fill=\"%s\">━</tspan> relative density of the stack, out of the die; in the hold: growth by charge   "
            + "<tspan fill=\"%s\">┄</tspan> target, with its band   "
            + "<tspan fill=\"%s\">╌</tspan> cap of the stack in this stage</text>",
        y, QUIET, Plot.PRESSURE, DENSITY, Plot.TARGET, Plot.CAP);
  }
}
