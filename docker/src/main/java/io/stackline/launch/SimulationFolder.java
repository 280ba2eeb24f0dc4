package io.stackline.launch;

import io.stackline.launch.simulate.PlannedStage;
import io.stackline.launch.simulate.RunPrediction;
import io.stackline.launch.simulate.Sample;
import io.stackline.launch.simulate.StagePrediction;
import io.stackline.sequence.stage.StageJob;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what a simulation leaves: all samples, the numbers of each stage, and a picture. The same
 * recipe on the same site gives the same bytes.
 */
final class SimulationFolder {
  static final String SAMPLES = "simulation.csv";
  static final String SUMMARY = "summary.json";
  static final String PICTURE = "simulation.svg";

  private SimulationFolder() {}

  /** {@value #SUMMARY}. */
  record Summary(
      String recipe,
      int revision,
      String status,
      String hash,
      String site,
      Map<String, String> bindings,
      List<String> assumptions,
      boolean completed,
      double durationS,
      List<Stage> stages) {}

  /** A stage in {@value #SUMMARY}. */
  record Stage(
      String id,
      String kind,
      String press,
      String die,
      double targetMPa,
      double targetKN,
      double capMPa,
      String capRule,
      Optional<String> refusal,
      StagePrediction.Figures predicted,
      List<StagePrediction.LayerState> layers,
      Optional<Hold> hold,
      List<String> trips) {}

  /** A hold of stack pressure in {@value #SUMMARY}. */
  record Hold(
      double lowestMPa,
      double highestMPa,
      double amplitudeMPa,
      double lowestUm,
      double highestUm,
      Optional<Double> capacityMAhPerCm2) {}

  static void write(Path folder, RunPrediction run) throws IOException {
    WholeFile.write(folder.resolve(SAMPLES), file -> samples(file, run));
    WholeFile.write(
        folder.resolve(PICTURE), file -> Files.writeString(file, SimulationChart.draw(run)));
    WholeFile.writeJson(folder.resolve(SUMMARY), summary(run));
  }

  private static void samples(Path file, RunPrediction run) throws IOException {
    List<StagePrediction.LayerState> layers = run.stages().get(run.stages().size() - 1).layers();
    try (Writer out = Files.newBufferedWriter(file)) {
      StringBuilder line =
          new StringBuilder(
              "stage,t_s,pressure_MPa,force_kN,line_bar,thickness_mm,relative_density");
      for (int i = 0; i < layers.size(); i++) {
        line.append(",relative_density_").append(i + 1).append('_');
        line.append(layers.get(i).material());
      }
      out.write(line.append(",breathing_um\n").toString());
      for (StagePrediction stage : run.stages()) {
        String id = stage.planned().job().stage().id();
        for (Sample sample : stage.samples()) {
          out.write(line(id, sample, layers.size()));
        }
      }
    }
  }

  private static String line(String stage, Sample sample, int layers) {
    StringBuilder line = new StringBuilder(stage);
    append(line, "%.2f", sample.seconds());
    append(line, "%.4f", sample.mpa());
    append(line, "%.5f", sample.kn());
    append(line, "%.3f", sample.lineBar());
    append(line, "%.5f", sample.thicknessMm());
    append(line, "%.5f", sample.density());
    for (int i = 0; i < layers; i++) {
      if (i < sample.layers().size()) {
        append(line, "%.5f", sample.layers().get(i));
      } else {
        line.append(',');
      }
    }
    append(line, "%.3f", sample.breathUm());
    return line.append('\n').toString();
  }

  private static void append(StringBuilder line, String format, double value) {
    line.append(',').append(String.format(Locale.ROOT, format, value));
  }

  private static Summary summary(RunPrediction run) {
    List<Stage> stages = new ArrayList<>();
    run.stages().forEach(each -> stages.add(stage(each)));
    return new Summary(
        run.recipe().id().value(),
        run.recipe().revision(),
        run.recipe().status().name(),
        run.recipe().hash(),
        run.site().name(),
        new TreeMap<>(run.assumed().recipe().bindings()),
        run.assumptions(),
        run.completed(),
        run.durationS(),
        stages);
  }

  private static Stage stage(StagePrediction stage) {
    PlannedStage planned = stage.planned();
    StageJob job = planned.job();
    return new Stage(
        job.stage().id(),
        job.kind().name(),
        job.press().id().value(),
        job.die().id().value(),
        job.target().toMPa(),
        job.targetForce().toKN(),
        planned.cap().value().toMPa(),
        planned.cap().rule(),
        planned.refusal(),
        stage.figures(),
        stage.layers(),
        stage
            .hold()
            .map(
                hold ->
                    new Hold(
                        hold.lowestMPa(),
                        hold.highestMPa(),
                        hold.amplitudeMPa(),
                        hold.lowestUm(),
                        hold.highestUm(),
                        hold.breathing().map(each -> each.capacity().toMAhPerCm2()))),
        stage.trips());
  }
}
