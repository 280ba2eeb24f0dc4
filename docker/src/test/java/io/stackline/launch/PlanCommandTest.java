package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** What {@code stackline plan} says, writes and refuses. */
final class PlanCommandTest {
  private static final String WEEK = Path.of("..", "site-config", "sites", "pilot-week").toString();
  private static final String ORDERS =
      """
      start: 2026-11-23T06:00:00Z
      orders:
        - {recipe: pellet, bindings: [densify.die=S01], count: 3, due: 2026-11-23T06:20:00Z}
        - {recipe: bilayer, bindings: [densify.die=S02, copress.die=S02], priority: -3}
        - {recipe: pellet, bindings: [densify.die=S03], from: 2026-11-23T07:00:00+01:00}
      """;

  @TempDir Path folder;

  private Shell.Answer plan(String jobs, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("day.yaml"), jobs);
    String[] all = new String[7 + more.length];
    List<String> first =
        List.of(
            "plan",
            "--site",
            WEEK,
            "--jobs",
            file.toString(),
            "--out",
            folder.resolve("out").toString());
    System.arraycopy(first.toArray(), 0, all, 0, 7);
    System.arraycopy(more, 0, all, 7, more.length);
    return Shell.run(all);
  }

  @Test
  void runsAndPressesAreToldAndWhatIsLate() throws Exception {
    Shell.Answer answer = plan(ORDERS);
    assertEquals(0, answer.status(), answer.err());
    String out = answer.out();
    assertTrue(
        out.matches("(?s).* 1  20261123-060000-pellet +Mon 23 Nov 06:00  Mon 23 Nov 06:11 .*"),
        out);
    assertTrue(out.contains("2 late, the latest by 14 min: run 3, "), out);
    assertTrue(out.contains("5 runs from Mon 23 Nov 06:00 to Mon 23 Nov 06:"), out);
    assertTrue(out.contains("no rule can do it in less than "), out);
    assertTrue(out.contains("busy for 30 min in all, with at most 3 prompts open at a time"), out);
    assertTrue(out.contains("busiest die S01, with runs 100 % of the time"), out);
    assertTrue(out.matches("(?s).*\\nP01 .*\\nP16 +0 +0 min +0 min +0 +0 min.*"), out);
  }

  @Test
  void theSameOrdersGiveTheSameBytes() throws Exception {
    assertEquals(0, plan(ORDERS).status());
    Path out = folder.resolve("out");
    List<byte[]> first = List.of(bytes(out, "plan.svg"), bytes(out, "plan.csv"));
    assertEquals(0, plan(ORDERS).status());
    assertArrayEquals(first.get(0), bytes(out, "plan.svg"));
    assertArrayEquals(first.get(1), bytes(out, "plan.csv"));

    String picture = Files.readString(out.resolve("plan.svg"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(picture)));
    assertEquals(5, picture.split("<title>run ", -1).length - 1, "a box a visit");
    assertTrue(picture.contains("late by "), "lateness is marked");

    List<String> pieces = Files.readAllLines(out.resolve("plan.csv"));
    assertEquals("run,id,recipe,press,stage,kind,what,from,to,seconds", pieces.get(0));
    assertEquals(
        "1,20261123-060000-pellet,pellet,P01,densify,DENSIFY,HANDLING,"
            + "2026-11-23T06:00:00Z,2026-11-23T06:05:00Z,300",
        pieces.get(1));
    assertEquals(6, Files.readAllLines(out.resolve("runs.csv")).size());
  }

  private static byte[] bytes(Path out, String file) throws IOException {
    return Files.readAllBytes(out.resolve(file));
  }

  /** The others are planned all the same. */
  @Test
  void anOrderThatCannotBeMadeIsToldWithItsPlaceAndTheStatusSaysSo() throws Exception {
    Shell.Answer answer = plan(ORDERS + "  - {recipe: peglet}\n  - {recipe: cell}\n");
    assertEquals(1, answer.status());
    assertTrue(
        answer.out().contains("NOT PLANNED  day.yaml:6: there is no recipe peglet"), answer.out());
    assertTrue(
        answer.out().contains("NOT PLANNED  day.yaml:7: the die of stage densify is open"),
        answer.out());
    assertTrue(answer.out().contains("5 runs from "), answer.out());
    assertTrue(Files.exists(folder.resolve("out").resolve("plan.svg")));
  }

  @Test
  void nothingIsWrittenIfNothingCanBeMade() throws Exception {
    Shell.Answer answer = plan("orders:\n  - {recipe: peglet}\n");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("none of the orders can be made"), answer.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void mistakesInTheFileAreToldWithLineAndColumn() throws Exception {
    Shell.Answer answer = plan("orders:\n  - {recipe: pellet, prioritty: 3}\n");
    assertEquals(1, answer.status());
    assertTrue(
        answer.err().contains("day.yaml:2:22: orders[0].prioritty: is not a key here"),
        answer.err());
    Shell.Answer wrong = plan(ORDERS, "--handling", "5");
    assertTrue(wrong.err().contains("--handling: "), wrong.err());
  }

  /** Twice the handling, and the plan takes longer by as much. */
  @Test
  void handlingIsAnAssumptionThatCanBeChanged() throws Exception {
    String one =
        "start: 2026-11-23T06:00:00Z\norders:\n  - {recipe: pellet, bindings: [die=S01]}\n";
    assertTrue(plan(one).out().contains("to Mon 23 Nov 06:11"));
    Shell.Answer answer = plan(one, "--handling", "25 min", "--start", "2026-11-24T06:00:00Z");
    assertTrue(answer.out().contains("to Tue 24 Nov 06:31"), answer.out());
  }

  @Test
  void withoutAFileEachApprovedRecipeIsPlannedOnceAndSaidSo() {
    Shell.Answer answer =
        Shell.run("plan", "--site", WEEK, "--out", folder.resolve("out").toString());
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("assumed one run of each approved recipe"), answer.out());
    assertTrue(answer.out().contains("assumed cell: stack-pressure.dwell = 3600 s"), answer.out());
    assertTrue(answer.out().contains("4 runs from "), answer.out());
  }

  @Test
  void firstComeFirstServedIsOnlyToCompareWith() throws Exception {
    Shell.Answer answer = plan(ORDERS, "--first-come");
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("the line does not do so"), answer.out());
  }
}
