package io.stackline.launch;

import static io.stackline.launch.Shell.SHIPPED;
import static io.stackline.launch.Shell.edit;
import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.launch.Shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} tells of a line of several processes. */
final class LineShapeTest {
  private static final String STORE =
      "store: {kind: postgres, user: stackline, url: \"jdbc:postgresql://db/stackline\"}\n";

  @TempDir Path folder;

  /** Presses of four makers, of which one speaks PRESSMAP. */
  private Path mixed(String further) throws IOException {
    Path site = folder.resolve("mixed-line");
    copy(SHIPPED.resolveSibling("mixed-line"), site);
    copy(SHIPPED.resolve("materials"), folder.resolve("pilot-line").resolve("materials"));
    edit(site.resolve("site.yaml"), "opcua:\n", further + "opcua:\n");
    return site;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }

  private static Path shape(Path site, String further) {
    edit(site.resolve("site.yaml"), "opcua:\n", further + "opcua:\n");
    return site;
  }

  @Test
  void whoDrivesWhatAndOnWhatGroundIsToldWithWhoElseIsThere() throws IOException {
    Path site =
        mixed(
            STORE
                + """
                processes:
                  - {name: sequencer-1, role: sequencer, address: "s1:5801"}
                  - {name: sequencer-2, role: sequencer, address: "s2:5801"}
                  - {name: bridge-a, role: bridge, address: "a:5801", presses: [P1, H1, H2, H5]}
                  - {name: bridge-b, role: bridge, address: "b:5801", presses: [P1, T1, S1]}
                  - {name: face-1, role: opcua, address: "f1:5801", opcua: {bind: 10.7.1.31}}
                  - {name: face-2, role: opcua, address: "f2:5801", opcua: {bind: "fd00::2"}}
                """);
    Answer answer = run("check", site.toString());
    assertEquals(0, answer.status(), answer.out());
    List<String> lines = answer.lines();
    assertEquals(
        List.of(
            "P1: bridge-a or bridge-b, one at a time; the PLC decides (ownership epoch, lease 3 s)",
            "H1, H2, H5 (vendor PLC without ownership): bridge-a only; if bridge-a is away nothing"
                + " drives or reads them",
            "T1, S1 (vendor PLC without ownership): bridge-b only; if bridge-b is away nothing"
                + " drives or reads them",
            "recipes: sequencer-1 or sequencer-2, whichever begins first; the other stands by, and"
                + " the store decides (term)",
            "OPC UA: face-1 at opc.tcp://10.7.1.31:4840, face-2 at opc.tcp://[fd00::2]:4840; all"
                + " show the same, clients choose",
            "most of the line: any 4 of 6 processes that hear each other, or 3 with sequencer-1,"
                + " for the site names it first"),
        lines.subList(lines.size() - 7, lines.size() - 1));
    JsonNode line = run("check", site.toString(), "--json").json().get("line");
    assertEquals("bridge-b", line.get("presses").get(0).get("bridges").get(1).asText());
    assertFalse(line.get("presses").get(1).get("ownership").asBoolean());
    assertEquals(4, line.get("majority").asInt());
  }

  @Test
  void ofTwoProcessesTheFirstGoesOnAlone() {
    Path site =
        shape(
            QuickSite.in(folder.resolve("site")),
            """
            processes:
              - {name: bridge-a, role: bridge, address: "a:5801"}
              - {name: main, role: all, address: "main:5801", presses: []}
            """);
    List<String> lines = run("check", site.toString()).lines();
    assertEquals(
        List.of(
            "P1 to P3: bridge-a only; if bridge-a is away nothing drives or reads them",
            "recipes: main only; if it is away no run goes on to its next stage",
            "OPC UA: main at opc.tcp://127.0.0.1:4840 only; if it is away no client sees or"
                + " commands the line",
            "most of the line: both processes, or bridge-a alone, for the site names it first; it"
                + " runs no recipes: name a sequencer first"),
        lines.subList(lines.size() - 5, lines.size() - 1));
  }

  @Test
  void aSiteOfOneProcessHasNothingToTellOfIt() {
    Answer answer = run("check", SHIPPED.toString(), "--json");
    assertTrue(answer.json().get("line").isNull(), answer.out());
  }

  @Test
  void hundredsOfPressesTakeFewWords() {
    List<String> many = IntStream.rangeClosed(1, 400).mapToObj(n -> "P" + n).toList();
    assertEquals("P1 to P400", PressNames.words(many));
    assertEquals("P1, P2", PressNames.words(List.of("P1", "P2")));
    assertEquals("A, P9 to P11, P1", PressNames.words(List.of("A", "P9", "P10", "P11", "P1")));
    assertEquals("P08, P09, P10", PressNames.words(List.of("P08", "P09", "P10")), "as written");
    List<String> odd = many.stream().filter(each -> each.endsWith("1")).toList();
    assertEquals(
        "P1, P11, P21, P31, P41, P51, P61, P71 and 32 more", PressNames.words(odd), "no row");
  }
}
