package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2KillTest extends KillContract {
  H2KillTest(@TempDir Path folder) {
    super(TestDatabase.h2(folder));
  }
}
