package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to its files, the reader answers; a failure names its seed. */
class MutilatedSiteTest {
  private static final int SEEDS = 150;
  private static final String[] SNIPPETS = {
    ":", "- ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "!t ", "#", "\t", "\0", "| ", "? ", "%",
    "---\n"
  };

  @Test
  void aMutilatedSiteIsReadOrRefusedButNeverThrows(@TempDir Path folder) throws IOException {
    int refused = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path copy = Files.createDirectory(folder.resolve("seed-" + seed));
      SiteFolder site = SiteFolder.copiedTo(copy);
      mutilate(copy, new Random(seed));
      SiteResult result;
      try {
        result = site.read();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
      if (result instanceof SiteResult.Refused no) {
        refused++;
        assertFalse(no.problems().isEmpty(), "seed " + seed);
        no.problems().forEach(each -> assertTrue(each.line() >= 1 && each.column() >= 1));
      }
    }
    assertTrue(refused > SEEDS / 2, "hardly anything was broken: " + refused);
  }

  private static void mutilate(Path folder, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Path file = files.get(random.nextInt(files.size()));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int n = random.nextInt(lines.size());
      String line = lines.get(n);
      int at = random.nextInt(line.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(n);
        case 1 -> lines.add(random.nextInt(lines.size()), line);
        case 2 -> lines.set(n, line.substring(0, at));
        default -> {
          String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
          lines.set(n, line.substring(0, at) + snippet + line.substring(at));
        }
      }
    }
    Files.writeString(file, String.join("\n", lines));
  }
}
