package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2RetentionTest extends RetentionContract {
  H2RetentionTest(@TempDir Path folder) {
    super(TestDatabase.h2(folder));
  }
}
