package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is acknowledged is in the file as it is at that moment: a copy of it, which is what a
 * process that is killed leaves, tells of every entry. Stock H2 2.5.252 passes over some.
 */
final class H2RecoveryTest {
  private static final int ENTRIES = 30;

  /** So many, that space of old ones is used again at some. */
  private static final int MANY = 300;

  @TempDir Path folder;

  private static void write(SqlStore store, int i, int length) {
    RunId run = new RunId("run-" + i % 3);
    store
        .journal()
        .write(
            new Entry(
                Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
                Optional.of(new Image(run, Instant.EPOCH, false, "word ".repeat(length))),
                List.of(),
                List.of(),
                Optional.empty(),
                new Numbers(i, Map.of())));
  }

  @Test
  void everyEntryIsInTheFileAsSoonAsItIsAcknowledged()
      throws StoreRefused, SQLException, IOException {
    SplittableRandom random = new SplittableRandom(6);
    List<String> lost = new ArrayList<>();
    Path live = folder.resolve("live");
    try (SqlStore store = SqlStore.open(live);
        var connection = TestDatabase.h2(live).connect();
        var statement = connection.createStatement()) {
      // space is used again at once, and not after seconds
      statement.execute("SET RETENTION_TIME 0");
      for (int i = 1; i <= ENTRIES; i++) {
        write(store, i, random.nextInt(1, 3000));
        lookAt(live, i, lost);
      }
    }
    assertEquals(List.of(), lost);
  }

  @Test
  void alsoWhileSpaceIsUsedAgain() throws StoreRefused, SQLException, IOException {
    List<String> lost = new ArrayList<>();
    Path live = folder.resolve("live");
    SplittableRandom random = new SplittableRandom(7);
    try (SqlStore store = SqlStore.open(live);
        var connection = TestDatabase.h2(live).connect();
        var statement = connection.createStatement()) {
      statement.execute("SET RETENTION_TIME 0");
      for (int i = 1; i <= MANY; i++) {
        write(store, i, random.nextInt(1, 3000));
        // the opening was a transaction or two of its own
        if (i % Sql.REUSED_EVERY >= Sql.REUSED_EVERY - 3) {
          lookAt(live, i, lost);
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  /** What would be left if the process were killed now. */
  private void lookAt(Path live, int i, List<String> lost)
      throws StoreRefused, SQLException, IOException {
    Path killed = Files.createDirectory(folder.resolve("killed-" + i));
    Files.copy(live.resolve("stackline.mv.db"), killed.resolve("stackline.mv.db"));
    StoreAudit found = StoreAudit.read(killed, StoreSettings.USUAL);
    if (!found.outcomes().containsKey(new CommandId("c-" + i))) {
      lost.add(i + ": " + found.outcomes().size());
    }
    Files.delete(killed.resolve("stackline.mv.db"));
  }
}
