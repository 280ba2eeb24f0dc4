package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreAuditTest {
  private static final RunId RUN = new RunId("run-1");
  private static final Outcome STARTED =
      new Outcome.Accepted(new CommandId("c-1"), Instant.EPOCH, RUN);
  private static final RunJournal.Stroke STROKE = new RunJournal.Stroke(17, RUN, "densify");

  @TempDir Path folder;

  private void write() throws StoreRefused {
    try (SqlStore store = SqlStore.open(folder)) {
      store
          .journal()
          .write(
              new Entry(
                  Optional.of(STARTED),
                  Optional.of(new Image(RUN, Instant.EPOCH, false, "a word")),
                  List.of(STROKE),
                  List.of(),
                  Optional.empty(),
                  new Numbers(18, Map.of())));
    }
  }

  @Test
  void tellsWhatTheEntriesSayAndChangesNothing() throws Exception {
    write();
    Path file = folder.resolve("stackline.mv.db");
    byte[] before = Files.readAllBytes(file);

    StoreAudit audit = StoreAudit.read(folder, StoreSettings.USUAL);

    assertEquals(Map.of(STARTED.command(), STARTED), audit.outcomes());
    assertEquals(List.of(STROKE), audit.strokes());
    assertEquals(Map.of(RUN, false), audit.runs());
    assertEquals(audit.newest(), audit.reached());
    assertArrayEquals(before, Files.readAllBytes(file));
    try (SqlStore store = SqlStore.open(folder)) {
      assertEquals(2, store.journal().term(), "an audit is no opening");
    }
  }

  @Test
  void tablesThatWereTamperedWithDoNotDeceiveIt() throws Exception {
    write();
    TestDatabase database = TestDatabase.h2(folder);
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM outcome");
      statement.execute("UPDATE projection SET ord = 1");
    }

    StoreAudit audit = StoreAudit.read(folder, StoreSettings.USUAL);

    assertEquals(Map.of(STARTED.command(), STARTED), audit.outcomes());
    assertEquals(1, audit.reached());
    assertEquals(2, audit.newest());
  }
}
