package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresJournalTest extends JournalContract {
  PostgresJournalTest(@TempDir Path folder) {
    super(TestDatabase.postgres(folder));
  }

  @Test
  void theOlderOneIsRefused(@TempDir Path elsewhere) throws StoreRefused {
    ofTwoStacklinesTheOlderOneIsRefused(elsewhere.resolve("two"));
  }
}
