package io.stackline.launch;

import io.stackline.press.TraceSample;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.run.RunId;
import io.stackline.unit.Area;
import io.stackline.unit.Length;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what a finished run leaves: {@code record.json}, one {@code trace-<stage>.csv} per pressed
 * stage, {@code pressure.svg}, for a stage that held stack pressure what {@link HoldTable} and
 * {@link HoldChart} tell of it. Each file appears whole or not at all; {@code record.json} last, so
 * that whoever finds it finds the rest.
 */
final class RecordFolder {
  private final Path root;

  /**
   * @param root folder that holds one folder a run
   */
  RecordFolder(Path root) {
    this.root = root;
  }

  Path of(RunId run) {
    return root.resolve(run.value());
  }

  /**
   * Writes the run's files, over those of an earlier attempt to write them.
   *
   * @return the run's folder
   */
  Path write(RunRecord record, RunArchive archive) throws IOException {
    RunId run = new RunId(record.runId());
    Path folder = Files.createDirectories(of(run));
    Map<String, List<TraceSample>> traces = new LinkedHashMap<>();
    for (RunRecord.Stage stage : record.stages()) {
      List<TraceSample> trace = archive.trace(run, stage.id());
      if (!trace.isEmpty()) {
        traces.put(stage.id(), trace);
        WholeFile.write(
            folder.resolve("trace-" + stage.id() + ".csv"), file -> writeTrace(file, stage, trace));
      }
      writeHold(folder, record, stage, archive.hold(run, stage.id()));
    }
    WholeFile.write(
        folder.resolve("pressure.svg"),
        file -> Files.writeString(file, PressureChart.draw(record, traces)));
    WholeFile.writeJson(folder.resolve("record.json"), record);
    return folder;
  }

  private static void writeHold(
      Path folder, RunRecord record, RunRecord.Stage stage, List<HoldFact> facts)
      throws IOException {
    if (facts.isEmpty()) {
      return;
    }
    WholeFile.write(
        folder.resolve("hold-" + stage.id() + ".csv"), file -> HoldTable.write(file, facts));
    if (HoldTable.hasAlarms(facts)) {
      WholeFile.write(
          folder.resolve("alarms-" + stage.id() + ".csv"),
          file -> HoldTable.writeAlarms(file, facts));
    }
    List<HoldSummary> hours = HoldChart.hours(facts);
    if (!hours.isEmpty()) {
      WholeFile.write(
          folder.resolve("hold-" + stage.id() + ".svg"),
          file -> Files.writeString(file, HoldChart.draw(record, stage, hours)));
    }
  }

  private static void writeTrace(Path file, RunRecord.Stage stage, List<TraceSample> trace)
      throws IOException {
    Area area = Area.ofBore(Length.ofMm(stage.boreMm()));
    long start = trace.get(0).uptimeMs();
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("t_s,force_kN,pressure_MPa,position_mm,segment,in_band\n");
      for (TraceSample sample : trace) {
        out.write(
            String.format(
                Locale.ROOT,
                "%.3f,%.4f,%.3f,%.4f,%s,%d\n",
                (sample.uptimeMs() - start) / 1e3,
                sample.force().toKN(),
                sample.force().over(area).toMPa(),
                sample.position().toMm(),
                sample.segment(),
                sample.inBand() ? 1 : 0));
      }
    }
  }
}
