package io.stackline.why;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class WhyTableTest {
  private static final Path PAGE = Path.of("..", "docs", "why-not.md");

  /** If it fails: put this table into the page. */
  @Test
  void thePageShowsEveryCodeInItsOrder() throws IOException {
    String table = WhyTable.markdown();
    assertTrue(Files.readString(PAGE).contains(table), PAGE + " must contain\n" + table);
  }
}
