package io.stackline.launch;

import io.stackline.launch.recipes.Table;
import io.stackline.launch.simulate.RunPrediction;
import io.stackline.launch.simulate.StagePrediction;
import io.stackline.launch.simulate.StagePrediction.Figures;
import io.stackline.launch.simulate.StagePrediction.LayerState;
import io.stackline.sequence.stage.StageJob;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code stackline simulate} shows: what was assumed, one line a stage, what to mind. */
final class SimulationTable {
  private static final Table.Column[] COLUMNS = {
    Table.Column.text("stage"),
    Table.Column.text("press"),
    Table.Column.text("die"),
    Table.Column.number("MPa"),
    Table.Column.number("kN"),
    Table.Column.number("bar"),
    Table.Column.number("peak"),
    Table.Column.number("cap MPa"),
    Table.Column.number("in die mm"),
    Table.Column.number("out mm"),
    Table.Column.number("layer"),
    Table.Column.number("stack"),
    Table.Column.number("dwell s"),
    Table.Column.number("time s")
  };

  private final PrintWriter out;

  SimulationTable(PrintWriter out) {
    this.out = out;
  }

  void print(RunPrediction run) {
    say(
        "recipe %s rev %d, %s: %s",
        run.recipe().id(),
        run.recipe().revision(),
        run.recipe().status().name().toLowerCase(Locale.ROOT),
        run.recipe().title());
    run.assumptions().forEach(each -> say("  assumed %s", each));
    run.plan().stream()
        .flatMap(each -> each.refusal().stream())
        .forEach(each -> say("  REFUSED by the envelope, simulated all the same: %s", each));
    say("");
    Table table = Table.of(COLUMNS);
    run.stages().forEach(each -> table.row(cells(each)));
    table.lines().forEach(out::println);
    say("layer and stack: relative density out of the die; dwell: time in band");
    say("");
    run.stages().forEach(this::remarks);
    say("the presses take %s in all; operators not included", duration(run.durationS()));
    say(
        run.completed()
            ? "every stage is expected to come to its end"
            : "the run does not come to its end: see above");
  }

  private static String[] cells(StagePrediction stage) {
    StageJob job = stage.planned().job();
    Figures figures = stage.figures();
    return new String[] {
      job.stage().id(),
      job.press().id().value(),
      job.die().id().value(),
      number("%.1f", job.target().toMPa()),
      number("%.2f", job.targetForce().toKN()),
      number("%.1f", figures.lineBar()),
      number("%.2f", figures.peakMPa()),
      number("%.1f", stage.planned().cap().value().toMPa()),
      number("%.3f", figures.thicknessInDieMm()),
      number("%.3f", figures.thicknessAfterMm()),
      newest(stage).map(each -> number("%.3f", each.density())).orElse("–"),
      number("%.3f", figures.density()),
      number("%.0f", figures.dwellS()),
      number("%.0f", figures.durationS())
    };
  }

  /** The layer this stage has laid in on top of all others. */
  private static Optional<LayerState> newest(StagePrediction stage) {
    List<LayerState> fresh = stage.layers().stream().filter(LayerState::fresh).toList();
    return fresh.isEmpty() ? Optional.empty() : Optional.of(fresh.get(fresh.size() - 1));
  }

  private void remarks(StagePrediction stage) {
    String id = stage.planned().job().stage().id();
    say("%s: cap by %s", id, stage.planned().cap().rule());
    say(
        "  layers %s",
        stage.layers().stream()
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "%s %.3f (%.4f mm)",
                        each.material(),
                        each.density(),
                        each.thicknessMm()))
            .collect(Collectors.joining(", ")));
    stage
        .hold()
        .ifPresent(
            hold ->
                say(
                    "  held between %.2f and %.2f MPa (±%.2f), corrected %d times%s",
                    hold.lowestMPa(),
                    hold.highestMPa(),
                    hold.amplitudeMPa(),
                    stage.figures().topUps(),
                    breathing(hold)));
    if (stage.figures().shortShare() > 0) {
      say("  %s", shortCircuit(stage));
    }
    stage.trips().forEach(each -> say("  BROKEN OFF by the press: %s", each));
  }

  private static String breathing(StagePrediction.Hold hold) {
    return hold.breathing().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            ", while the cell breathes %.1f to %.1f µm",
            hold.lowestUm(),
            hold.highestUm());
  }

  /** The same words on the screen and in the picture. */
  static String shortCircuit(StagePrediction stage) {
    return String.format(
        Locale.ROOT,
        stage.shorted()
            ? "SHORT: lithium goes through the separator (Λ = %s, 1 is a short)"
            : "lithium has gone Λ = %s of its way through the separator",
        share(stage.figures().shortShare()));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, value < 1e-3 || value >= 1e4 ? "%.1e" : "%.3g", value);
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
