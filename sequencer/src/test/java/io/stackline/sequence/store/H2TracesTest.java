package io.stackline.sequence.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2TracesTest extends TracesContract {
  H2TracesTest(@TempDir Path folder) {
    super(TestDatabase.h2(folder));
  }
}
