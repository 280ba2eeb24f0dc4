package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresKillTest extends KillContract {
  PostgresKillTest(@TempDir Path folder) {
    super(TestDatabase.postgres(folder));
  }
}
