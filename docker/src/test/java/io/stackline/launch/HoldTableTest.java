package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.StageKind;
import io.stackline.record.RunRecord;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import io.stackline.run.Origin;
import io.stackline.run.Swing;
import io.stackline.run.Verdict;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hold leaves in the run's folder. */
final class HoldTableTest {
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");

  private static HoldFact hour(int n, double celsius) {
    return new HoldFact.Summed(
        AT,
        new HoldSummary(
            Span.HOUR,
            n,
            Duration.ofHours(n),
            Duration.ofHours(n + 1L),
            new Swing<>(
                Pressure.ofMPa(74),
                Pressure.ofMPa(77),
                Pressure.ofMPa(75.25),
                Duration.ofMinutes(45)),
            new Swing<>(
                Length.ofMm(40), Length.ofMm(40.01), Length.ofMm(40.004), Duration.ofMinutes(45)),
            new Swing<>(
                Temperature.ofCelsius(celsius),
                Temperature.ofCelsius(celsius),
                Temperature.ofCelsius(celsius),
                Double.isNaN(celsius) ? Duration.ZERO : Duration.ofMinutes(1))));
  }

  private static final List<HoldFact> FACTS =
      List.of(
          hour(0, 25),
          new HoldFact.Raised(
              AT, new WindowAlarm(1, WindowAlarm.Kind.HIGH, AT, Pressure.ofMPa(79))),
          new HoldFact.Cleared(
              AT.plusSeconds(90),
              new WindowAlarm(1, WindowAlarm.Kind.HIGH, AT, Pressure.ofMPa(80.5))),
          hour(1, Double.NaN));

  @Test
  void everyHourIsALineAndWhatWasNotMeasuredIsEmpty(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("hold.csv");
    HoldTable.write(file, FACTS);
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    assertEquals(
        "HOUR,0,0.000,3600.000,0.7500,74.000,77.000,75.250,1.500,40.0000,40.0100,40.0040,"
            + "25.00,25.00,25.00,60.000",
        lines.get(1));
    assertEquals(
        "HOUR,1,3600.000,7200.000,0.7500,74.000,77.000,75.250,1.500,40.0000,40.0100,40.0040,"
            + ",,,0.000",
        lines.get(2));
    assertEquals(lines.get(0).split(",").length, lines.get(1).split(",").length);
  }

  @Test
  void everyAlarmIsALineEachTime(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("alarms.csv");
    assertTrue(HoldTable.hasAlarms(FACTS));
    HoldTable.writeAlarms(file, FACTS);
    assertEquals(
        List.of(
            "at,n,what,alarm,worst_MPa",
            "2026-11-22T02:08:00Z,1,RAISED,HIGH,79.000",
            "2026-11-22T02:09:30Z,1,CLEARED,HIGH,80.500"),
        Files.readAllLines(file));
  }

  @Test
  void theHoursAreDrawn() {
    RunRecord.Stage stage =
        new RunRecord.Stage(
            "hold",
            StageKind.INSITU,
            "Hold <pressure>",
            "P3",
            "D10",
            75,
            5.89,
            80,
            "lithium",
            2,
            77,
            0,
            7200,
            1,
            0.1,
            0.85,
            10,
            0,
            Verdict.PASS,
            List.of());
    RunRecord record =
        new RunRecord(
            "run-1",
            new RunRecord.Recipe("r", 1, "ab", "Title", ""),
            "site",
            true,
            1,
            "test",
            "ann",
            AT,
            AT,
            "COMPLETE",
            Verdict.PASS,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(stage),
            Origin.NONE);
    String drawn = HoldChart.draw(record, stage, HoldChart.hours(FACTS));
    assertTrue(drawn.startsWith("<svg") && drawn.endsWith("</svg>\n"), drawn);
    assertTrue(drawn.contains("Hold &lt;pressure&gt;") && !drawn.contains("NaN"), drawn);
    String first = HoldChart.draw(record, stage, HoldChart.hours(FACTS).subList(0, 1));
    assertTrue(first.matches("(?s).* d=\"M[0-9. ]+L[0-9. ]+\".*"), "a line: " + first);
  }
}
