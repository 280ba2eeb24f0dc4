package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What docs/opcua.md shows of the address space. */
final class BrowsedDocs {
  private static final Path DOC = Path.of("..", "docs", "opcua.md");

  private BrowsedDocs() {}

  /** The lines of the fenced block that follows this line. */
  static List<String> block(String heading) throws IOException {
    return after(heading).stream()
        .dropWhile(line -> !line.equals("```"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }

  /** The rows of the table that follows this line, without its head. */
  static List<String> rows(String heading) throws IOException {
    return after(heading).stream()
        .dropWhile(line -> !line.startsWith("|"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static List<String> after(String heading) throws IOException {
    List<String> lines = Files.readAllLines(DOC);
    int at = lines.indexOf(heading);
    assertTrue(at >= 0, "docs/opcua.md has no line \"" + heading + "\"");
    return lines.subList(at + 1, lines.size());
  }
}
