package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's whole path: OPC UA client, board, sequencer, bridge, sockets, simulated PLCs, and back
 * to the files of the run.
 */
final class DemoIT {
  @TempDir Path folder;

  @Test
  void aCellGoesThroughThreePressesAndLeavesItsRecord() throws Exception {
    Path site = QuickSite.in(folder.resolve("site"));
    Path runs = folder.resolve("runs");

    int status =
        Stackline.commandLine()
            .execute(
                "demo",
                "--site",
                site.toString(),
                "--recipe",
                "quick-cell",
                "--speed",
                "300",
                "--out",
                runs.toString());

    assertEquals(0, status);
    Path run = onlyFolder(runs);
    JsonNode record = new ObjectMapper().readTree(run.resolve("record.json").toFile());
    assertEquals(run.getFileName().toString(), record.get("runId").asText());
    assertEquals("quick-cell", record.at("/recipe/id").asText());
    assertEquals(64, record.at("/recipe/hash").asText().length());
    assertEquals("pilot-line", record.get("site").asText());
    assertTrue(record.get("simulated").asBoolean());
    assertEquals("operator", record.get("startedBy").asText());
    assertEquals(3, record.get("layers").size());
    assertEquals(2, record.get("overrides").size());
    assertEquals(9, record.get("prompts").size());
    record
        .get("prompts")
        .forEach(each -> assertEquals("operator", each.at("/confirmed/by").asText()));
    stagePassed(record, 0, "DENSIFY", "P1", 250, 2.5);
    stagePassed(record, 1, "COPRESS", "P1", 500, 5);
    stagePassed(record, 2, "LAMINATE", "P2", 50, 0.5);
    stagePassed(record, 3, "INSITU", "P3", 75, 1);
    densityRises(record);
    traceTellsTheSame(run, record);
    assertTrue(Files.readString(run.resolve("pressure.svg")).contains("Laminate the lithium"));
  }

  private static void stagePassed(
      JsonNode record, int index, String kind, String press, double target, double overshoot) {
    JsonNode stage = record.at("/stages/" + index);
    assertEquals(kind, stage.get("kind").asText());
    assertEquals(press, stage.get("press").asText());
    assertEquals("PASS", stage.get("verdict").asText(), stage.toString());
    assertEquals(target, stage.get("targetMPa").asDouble(), 1e-6);
    assertEquals(target, stage.get("peakMPa").asDouble(), overshoot);
    assertTrue(stage.get("capMPa").asDouble() >= target);
    assertTrue(stage.get("inBandFraction").asDouble() >= 0.98, stage.toString());
    double required = stage.get("dwellRequiredS").asDouble();
    assertEquals(required, stage.get("dwellCreditedS").asDouble(), 0.5);
  }

  /** Known from the plant: about 0.787 after 250 MPa, more after 500 MPa. */
  private static void densityRises(JsonNode record) {
    double densified = record.at("/stages/0/relativeDensity").asDouble();
    double copressed = record.at("/stages/1/relativeDensity").asDouble();
    assertEquals(0.787, densified, 0.03);
    assertEquals(0.85, copressed, 0.03);
  }

  private static void traceTellsTheSame(Path run, JsonNode record) throws Exception {
    List<String> lines = Files.readAllLines(run.resolve("trace-copress.csv"));
    assertEquals("t_s,force_kN,pressure_MPa,position_mm,segment,in_band", lines.get(0));
    double peak =
        lines.stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
            .max()
            .orElse(0);
    assertEquals(record.at("/stages/1/peakMPa").asDouble(), peak, 2);
    assertFalse(Files.exists(run.resolve("trace-copress.csv.part")));
  }

  private static Path onlyFolder(Path runs) throws Exception {
    try (Stream<Path> all = Files.list(runs)) {
      List<Path> found = all.toList();
      assertEquals(1, found.size(), found.toString());
      return found.get(0);
    }
  }
}
