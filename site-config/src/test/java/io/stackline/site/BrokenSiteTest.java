package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One mistake after the other, made in a copy of a small site: exactly the lines of the table
 * mistakes.txt must be printed. There, {@code @} names the file, {@code -} the text that {@code +}
 * replaces, and each {@code >} a line to be printed.
 */
class BrokenSiteTest {
  private static final Path TABLE = Path.of("src", "test", "resources", "site", "mistakes.txt");

  private record Mistake(String file, String old, String replacement, List<String> lines) {
    @Override
    public String toString() {
      return file + ": " + old + " → " + replacement;
    }
  }

  static Stream<Mistake> table() throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    for (String block : Files.readString(TABLE).split("\n\n", -1)) {
      if (!block.startsWith("#")) {
        mistakes.add(mistake(block));
      }
    }
    return mistakes.stream();
  }

  private static Mistake mistake(String block) {
    return new Mistake(
        lines(block, '@').get(0),
        unescaped(lines(block, '-').get(0)),
        unescaped(lines(block, '+').get(0)),
        lines(block, '>'));
  }

  private static List<String> lines(String block, char mark) {
    return block
        .lines()
        .filter(each -> each.charAt(0) == mark)
        .map(each -> each.substring(2))
        .toList();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
  }

  @ParameterizedTest
  @MethodSource("table")
  void aMistakeIsToldWithItsPlaceAndWhatToDo(Mistake mistake, @TempDir Path folder)
      throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder).with(mistake.file, mistake.old, mistake.replacement);
    assertEquals(String.join("\n", mistake.lines), String.join("\n", site.problems()));
  }
}
