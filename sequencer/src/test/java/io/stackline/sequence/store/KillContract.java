package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.CommandId;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the journal said is written survives a process that is killed without warning. With H2's
 * default write delay, and without forcing, this fails.
 */
abstract class KillContract {
  private static final int ENTRIES = 100;

  private final TestDatabase database;

  KillContract(TestDatabase database) {
    this.database = database;
  }

  @Test
  @Timeout(60)
  void everyEntryThatWasAcknowledgedIsThereAfterKillNine()
      throws IOException, InterruptedException, StoreRefused {
    Process target = start();
    int acknowledged = 0;
    try (BufferedReader lines = target.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line);
        if (acknowledged == ENTRIES) {
          if (database.database() instanceof H2File) {
            assertInUse();
          }
          // by its handle, for the process itself would close the stream we still read
          assertTrue(target.toHandle().destroyForcibly());
        }
      }
    }
    assertTrue(target.waitFor(5, TimeUnit.SECONDS));
    assertEquals(137, target.exitValue(), "it was to be killed, not to end by itself");
    assertTrue(acknowledged >= ENTRIES, "only " + acknowledged + " were written");

    try (SqlStore store = database.open()) {
      for (int i = 1; i <= acknowledged; i++) {
        assertTrue(store.journal().outcome(new CommandId("c-" + i)).isPresent(), "lost: " + i);
      }
      assertTrue(store.journal().numbers().run() >= acknowledged);
      assertEquals(3, store.journal().unfinished().size());
      assertEquals(2, store.journal().term());
    }
  }

  /** Another process is told so in plain words, and does no harm. */
  private void assertInUse() {
    StoreRefused refused = assertThrows(StoreRefused.class, () -> database.open());
    assertTrue(
        String.valueOf(refused.getMessage()).startsWith("another Stackline uses"),
        refused.getMessage());
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    File log = database.folder().resolve("target.log").toFile();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-cp",
                classPath,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                KillTarget.class.getName(),
                database.folder().toString()));
    if (database.database() instanceof Postgres server) {
      command.add(server.url());
    }
    return new ProcessBuilder(command).redirectError(log).start();
  }
}
