package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.Shell.Answer;
import io.stackline.opcua.nodeset.NodeSet;
import io.stackline.opcua.nodeset.NodeSetReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stackline nodes export} as an engineer types it. */
final class NodesCommandTest {
  private static final String SITE = Shell.SHIPPED.toString();

  @TempDir Path folder;

  @Test
  void theNodesOfASiteAreWrittenWithoutStartingAnything() throws Exception {
    Path file = folder.resolve("line.xml");
    Answer answer = run("nodes", "export", "--site", SITE, "--out", file.toString());
    assertEquals(0, answer.status(), answer.err());
    int told =
        answer.lines().stream()
            .filter(each -> each.contains(" nodes of urn:stackline:"))
            .mapToInt(each -> Integer.parseInt(each.substring(0, each.indexOf(' '))))
            .sum();
    assertEquals("written to " + file, answer.lines().get(answer.lines().size() - 1));
    try (InputStream in = Files.newInputStream(file);
        Stream<Path> left = Files.list(folder)) {
      NodeSet set = NodeSetReader.read("line.xml", in);
      assertEquals(set.nodes().size(), told, answer.out());
      assertEquals(List.of(file), left.toList(), "no draft, no key, no user is left");
    }
    Answer json = run("nodes", "export", "--site", SITE, "--out", file.toString(), "--json");
    assertTrue(
        json.json().get("exported").get("nodes").get("urn:stackline:pilot-line").asInt() > 100,
        json.out());
  }

  @Test
  void aSiteWithProblemsIsToldAsCheckTellsIt() throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("site.yaml"), "site: {}\n");
    Path file = folder.resolve("line.xml");
    Answer answer = run("nodes", "export", "--site", site.toString(), "--out", file.toString());
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("site.yaml:1:"), answer.err());
    assertFalse(Files.exists(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedWithTheRemedy() {
    Answer folderGiven = run("nodes", "export", "--site", SITE, "--out", folder.toString());
    assertEquals(1, folderGiven.status());
    assertTrue(folderGiven.err().contains("name a file in it with --out"), folderGiven.err());
    Path nowhere = folder.resolve("no").resolve("line.xml");
    Answer refused = run("nodes", "export", "--site", SITE, "--out", nowhere.toString());
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("name a file in a folder that exists"), refused.err());
  }
}
