package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresHoldsTest extends HoldsContract {
  PostgresHoldsTest(@TempDir Path folder) {
    super(TestDatabase.postgres(folder));
  }
}
