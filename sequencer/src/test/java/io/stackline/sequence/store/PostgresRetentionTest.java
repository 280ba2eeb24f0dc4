package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresRetentionTest extends RetentionContract {
  PostgresRetentionTest(@TempDir Path folder) {
    super(TestDatabase.postgres(folder));
  }
}
