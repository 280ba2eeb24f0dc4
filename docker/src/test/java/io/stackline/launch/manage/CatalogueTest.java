package io.stackline.launch.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is shipped beside the code says what the code says. */
final class CatalogueTest {
  private static final String BEGIN = "<!-- metrics: written by CatalogueTest -->\n";
  private static final String END = "<!-- /metrics -->";

  private static final List<Metric> ALL =
      Catalogue.ROWS.stream().flatMap(row -> row.metrics().stream()).toList();

  @Test
  void theShippedDashboardIsThatOfTheCatalogue() throws IOException {
    isAsGenerated(Path.of("grafana", "stackline.json"), "", Dashboard.file(Catalogue.ROWS), "");
  }

  @Test
  void theDocumentedTablesAreThoseOfTheCatalogue() throws IOException {
    Path file = Path.of("..", "docs", "metrics.md");
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, file + " has lost its marks");
    isAsGenerated(
        file, text.substring(0, begin), MetricsTable.markdown(Catalogue.ROWS), text.substring(end));
  }

  private static void isAsGenerated(Path file, String before, String made, String after)
      throws IOException {
    String whole = before + made + after;
    Path right = Path.of("target", String.valueOf(file.getFileName()));
    Files.writeString(right, whole);
    assertEquals(
        whole,
        Files.exists(file) ? Files.readString(file) : "",
        file + " is out of date; docker/" + right + " is as it should be: copy it there");
  }

  @Test
  void everyPanelAsksForItsMetricAndEveryMetricHasOne() throws IOException {
    JsonNode board = new ObjectMapper().readTree(Dashboard.file(Catalogue.ROWS));
    Set<Integer> ids = new TreeSet<>();
    int panels = 0;
    for (JsonNode each : board.get("panels")) {
      assertTrue(ids.add(each.get("id").asInt()), "ids are unique");
      panels += each.get("type").asText().equals("row") ? 0 : 1;
    }
    assertEquals(ALL.size(), panels);
    assertEquals(ALL.size() + Catalogue.ROWS.size(), ids.size());
    for (Metric each : ALL) {
      assertTrue(each.panel().query().contains(each.told()), each.panel().query());
    }
  }

  @Test
  void namesAreOfOneShapeAndTellTheirUnit() {
    assertEquals(ALL.size(), ALL.stream().map(Metric::name).distinct().count());
    for (Metric each : ALL) {
      assertTrue(each.name().matches("(stackline|jvm|process)_[a-z_]+"), each.name());
      assertTrue(
          Set.of("press", "lane", "state", "check", "site", "version", "area", "id")
              .containsAll(each.labels()),
          each + ": a label that is not bounded");
      if (each.kind() == Metric.Kind.HISTOGRAM) {
        assertTrue(each.name().endsWith("_seconds"), each.name());
      }
    }
  }
}
