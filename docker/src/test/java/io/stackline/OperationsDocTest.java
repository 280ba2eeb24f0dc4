package io.stackline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Alarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the log or a press may say to an operator, docs/operations.md says what to do. */
final class OperationsDocTest {
  private static final Path DOC = Path.of("..", "docs", "operations.md");
  private static final Pattern SAID = Pattern.compile("event=([a-z]+(?:-[a-z]+)*)");
  private static final Pattern TOLD = Pattern.compile("`([a-z-]+)`");

  /** Simulated presses are for the desk. */
  private static final Path SIMULATOR = Path.of("io", "stackline", "plcsim");

  @Test
  void everyEventOfTheLogIsThere() throws IOException {
    TreeSet<String> said = new TreeSet<>();
    for (Path source : sources()) {
      SAID.matcher(Files.readString(source)).results().forEach(each -> said.add(each.group(1)));
    }
    TreeSet<String> told = new TreeSet<>();
    for (String row : rows("events")) {
      String first = row.split("\\|", -1)[1];
      TOLD.matcher(first).results().map(MatchResult::group).forEach(each -> told.add(bare(each)));
    }
    assertEquals(said, told);
    assertTrue(said.size() > 10, "the sources were not found: " + said);
  }

  @Test
  void everyAlarmOfAPressIsThere() throws IOException {
    List<String> told =
        rows("alarms").stream()
            .map(row -> row.split("\\|", -1))
            .map(cells -> cells[1].strip() + ", " + cells[2].strip())
            .toList();
    List<String> all = Arrays.stream(Alarm.values()).map(OperationsDocTest::row).toList();
    assertEquals(all, told);
  }

  private static String row(Alarm alarm) {
    int bit = alarm.bit();
    return String.format(Locale.ROOT, "%s, W%d b%d", alarm.text(), bit / 16, bit % 16);
  }

  private static String bare(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Those of a table but its head. */
  private static List<String> rows(String name) throws IOException {
    List<String> lines = Files.readAllLines(DOC);
    return lines.stream()
        .dropWhile(each -> !each.startsWith("<!-- " + name + ":"))
        .takeWhile(each -> !each.equals("<!-- /" + name + " -->"))
        .filter(each -> each.startsWith("|"))
        .skip(2)
        .toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(each -> each.resolve(Path.of("src", "main", "java")))
          .filter(Files::isDirectory)
          .flatMap(OperationsDocTest::javaBelow)
          .toList();
    }
  }

  private static Stream<Path> javaBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .filter(each -> !root.relativize(each).startsWith(SIMULATOR))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
