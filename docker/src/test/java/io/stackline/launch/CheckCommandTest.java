package io.stackline.launch;

import static io.stackline.launch.Shell.SHIPPED;
import static io.stackline.launch.Shell.edit;
import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.launch.Shell.Answer;
import io.stackline.site.SiteReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} tells people and tools of a site's files and dies. */
final class CheckCommandTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir Path folder;

  @Test
  void toolsGetCountsAndWarningsOfASoundSite() {
    Answer answer = run("check", SHIPPED.toString(), "--json");
    assertEquals(0, answer.status(), answer.err());
    JsonNode json = answer.json();
    assertTrue(json.get("sound").asBoolean());
    assertEquals(0, json.get("errors").asInt());
    assertEquals(json.get("warnings").asInt(), json.get("findings").size());
    assertEquals("pilot-line", json.get("counts").get("site").asText());
    assertEquals("warning", json.get("findings").get(0).get("severity").asText());
  }

  /** What a press cannot promise is said before anybody relies on it. */
  @Test
  void eachPressOfAnotherMakerIsToldWithItsAssurance() {
    Path site = SHIPPED.resolveSibling("mixed-line");
    Answer answer = run("check", site.toString());
    assertEquals(0, answer.status(), answer.err());
    List<String> lines = answer.out().lines().toList();
    assertEquals(6, lines.size(), answer.out());
    assertEquals(
        "T1: map prestek, assurance C (runs the whole stroke by itself); fit for densify, copress",
        lines.get(3));
    assertEquals("S1: map plain-press, assurance D; fit for densify, copress", lines.get(4));
    JsonNode mapped = run("check", site.toString(), "--json").json().get("mapped");
    assertEquals("hypro-rtu", mapped.get(0).get("map").asText());
    assertEquals("C", mapped.get(0).get("assurance").asText());
  }

  @Test
  void toolsGetPlaceCodeAndRemedyOfEachProblem() {
    Path site = QuickSite.in(folder.resolve("site"));
    edit(site.resolve("site.yaml"), "bore: 12 mm", "bore: 12 in");
    // A sleeve of PEEK bears 400 MPa.
    edit(site.resolve("recipes/na-s-cell.yaml"), "die: D10-carbide", "die: D10-sleeve");
    Answer answer = run("check", site.toString(), "--json");
    assertEquals(1, answer.status());
    JsonNode json = answer.json();
    assertFalse(json.get("sound").asBoolean());
    assertTrue(json.get("counts").isNull());
    JsonNode first = json.get("findings").get(0);
    assertEquals("error", first.get("severity").asText());
    assertEquals("unit", first.get("code").asText());
    assertTrue(first.get("line").asInt() > 1);
    assertTrue(first.get("path").asText().startsWith("dies["), first.toString());
    assertTrue(answer.out().contains("700 MPa"), answer.out());
    assertTrue(answer.out().contains("400 MPa"), answer.out());
  }

  @Test
  void aDieThatIsDueStopsTheApprovedRecipesThatNeedIt() {
    CheckReport report = onDue("2026-11-22");
    assertFalse(report.sound());
    assertEquals(1, report.errors());
    CheckReport.Finding finding = report.findings().get(0);
    assertEquals("service", finding.code());
    assertEquals("dies[0]", finding.path());
    assertTrue(finding.what().contains("due for inspection on 2026-11-22"), finding.what());
    assertTrue(finding.what().contains("li-metal-cell"), finding.what());
    assertTrue(report.lines().get(report.lines().size() - 1).contains("1 problem"));
  }

  @Test
  void aDieThatIsDueSoonIsAWarningAndLaterNothing() {
    CheckReport soon = onDue("2026-11-30");
    assertTrue(soon.sound());
    assertTrue(soon.lines().get(0).startsWith("warning: "), soon.lines().get(0));
    assertTrue(soon.lines().get(0).contains("2026-11-30"), soon.lines().get(0));
    CheckReport later = onDue("2027-03-01");
    assertFalse(String.join("\n", later.lines()).contains("inspection"));
  }

  @Test
  void aWornDieThatOnlyMayBeUsedIsAWarning() {
    Path site = QuickSite.in(folder.resolve("site"));
    edit(
        site.resolve("site.yaml"),
        "  - id: D20-sleeve\n",
        "  - id: D20-sleeve\n    strokes: 500\n    strokes-max: 500\n");
    CheckReport report = CheckReport.of(site, SiteReader.read(site), TODAY);
    assertTrue(report.sound(), report.lines().toString());
    String first = report.lines().get(0);
    assertTrue(first.contains("has made 500 of 500 strokes"), first);
    assertTrue(first.contains("li-symmetric-li3ocl-cell may use it"), first);
  }

  private CheckReport onDue(String date) {
    Path site = QuickSite.in(folder.resolve("site-" + date));
    edit(
        site.resolve("site.yaml"),
        "  - id: D10-steel\n",
        "  - id: D10-steel\n    inspection-due: " + date + "\n");
    return CheckReport.of(site, SiteReader.read(site), TODAY);
  }
}
