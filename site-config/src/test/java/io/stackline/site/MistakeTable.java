package io.stackline.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mistakes of mistakes.txt and map-mistakes.txt. There, {@code @} names the file, {@code -} the
 * text that {@code +} replaces, each {@code >} a problem to be told and each {@code ?} a warning.
 */
final class MistakeTable {
  private static final Path FOLDER = Path.of("src", "test", "resources", "site");
  private static final List<String> TABLES =
      List.of("mistakes.txt", "map-mistakes.txt", "tag-mistakes.txt");

  /** One mistake and the lines it makes. */
  record Mistake(
      String file, String old, String replacement, List<String> problems, List<String> warnings) {
    SiteFolder in(Path folder) throws IOException {
      return SiteFolder.copiedTo(folder).with(file, old, replacement);
    }

    @Override
    public String toString() {
      return file + ": " + old + " → " + replacement;
    }
  }

  private MistakeTable() {}

  static Stream<Mistake> read() throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    for (String table : TABLES) {
      for (String block : Files.readString(FOLDER.resolve(table)).strip().split("\n\n", -1)) {
        if (!block.startsWith("#")) {
          mistakes.add(mistake(block));
        }
      }
    }
    return mistakes.stream();
  }

  private static Mistake mistake(String block) {
    return new Mistake(
        lines(block, '@').get(0),
        unescaped(lines(block, '-').get(0)),
        unescaped(lines(block, '+').get(0)),
        lines(block, '>'),
        lines(block, '?'));
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
}
