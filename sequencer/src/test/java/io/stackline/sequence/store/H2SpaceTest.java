package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written to all the time does not grow for ever. */
final class H2SpaceTest {
  private static final int ENTRIES = 700;

  /** They come to 1.6 MB; to 5.4 MB if nothing is used again. */
  private static final long FILE_MAX = 3_000_000;

  @TempDir Path folder;

  @Test
  void whatWasOverwrittenIsUsedAgain() throws Exception {
    try (SqlStore store = SqlStore.open(folder);
        var connection = TestDatabase.h2(folder).connect();
        var statement = connection.createStatement()) {
      // at once, and not after seconds
      statement.execute("SET RETENTION_TIME 0");
      for (int i = 1; i <= ENTRIES; i++) {
        write(store, i);
      }
      // closed it would be smaller in any case
      long bytes = Files.size(folder.resolve("stackline.mv.db"));
      assertTrue(bytes < FILE_MAX, bytes + " bytes");
    }
  }

  private static void write(SqlStore store, int i) {
    RunId run = new RunId("run-" + i / 7);
    store
        .journal()
        .write(
            new Entry(
                Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
                Optional.of(new Image(run, Instant.EPOCH, i % 7 == 6, "word ".repeat(200))),
                List.of(),
                List.of(),
                Optional.empty(),
                new Numbers(i, Map.of())));
  }
}
