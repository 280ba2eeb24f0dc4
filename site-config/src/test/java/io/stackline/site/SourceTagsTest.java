package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources of the shipped files: whatever is explained is used, whatever is used is explained. */
class SourceTagsTest {
  /** Behind a value; ids in brackets have dashes. */
  private static final Pattern USED = Pattern.compile("(?m) \\[([A-Z][A-Z0-9]*)]$");

  private static final Pattern EXPLAINED = Pattern.compile("(?m)^  ([A-Z][A-Z0-9]*): ");
  private static final Pattern COMMENT = Pattern.compile("(?m)\\s+#.*$");

  /** S0 to S4 the five articles, L published, M from memory, C computed, E assumed. */
  private static final Set<String> KNOWN = Set.of("S0", "S1", "S2", "S3", "S4", "L", "M", "C", "E");

  @Test
  void everyExplainedSourceIsUsedAndEveryUsedOneExplained() throws IOException {
    List<Path> files = files();
    assertTrue(files.size() > 30, files.size() + " files");
    for (Path file : files) {
      String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
      Set<String> explained = tags(EXPLAINED, text);
      assertEquals(explained, tags(USED, text), file.toString());
      assertTrue(KNOWN.containsAll(explained), file + ": " + explained);
    }
  }

  private static Set<String> tags(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SiteFolder.SHIPPED, 2)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> !each.equals(SiteFolder.SHIPPED.resolve("site.yaml")))
          .sorted()
          .toList();
    }
  }
}
