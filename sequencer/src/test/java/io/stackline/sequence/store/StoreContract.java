package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunRecord;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The three ports on a real database in a real folder. */
abstract class StoreContract {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00.123456Z");

  private final TestDatabase database;

  StoreContract(TestDatabase database) {
    this.database = database;
  }

  @Test
  void theTermGrowsWithEveryOpeningAndTheNonceStaysTheSame() throws StoreRefused {
    long nonce;
    try (SqlStore store = database.open()) {
      assertEquals(1, store.journal().term());
      nonce = store.journal().nonce(P1);
      assertTrue(nonce > 0 && nonce < 1L << 32, "nonce " + nonce);
      assertNotEquals(nonce, store.journal().nonce(new PressId("P2")));
    }
    try (SqlStore store = database.open()) {
      assertEquals(2, store.journal().term());
      assertEquals(nonce, store.journal().nonce(P1));
    }
  }

  @Test
  void anEntryIsThereAfterReopeningWithAllItsParts() throws StoreRefused {
    RunId run = new RunId("run-1");
    Outcome outcome = new Outcome.Accepted(new CommandId("c-1"), AT, run);
    RunRecord record = record(run);
    try (SqlStore store = database.open()) {
      assertEquals(Map.of(), store.journal().numbers().orders());
      assertFalse(store.journal().knows(run));
      store
          .journal()
          .write(
              new Entry(
                  Optional.of(outcome),
                  Optional.of(new Image(run, AT, false, "first")),
                  List.of(new RunJournal.Stroke(1, run, "densify")),
                  List.of(new Note(AT, "ann", "started")),
                  Optional.empty(),
                  new Numbers(2, Map.of(P1, 5L))));
    }
    try (SqlStore store = database.open()) {
      RunJournal journal = store.journal();
      assertEquals(Optional.of(outcome), journal.outcome(new CommandId("c-1")));
      assertEquals(Optional.empty(), journal.outcome(new CommandId("c-2")));
      assertTrue(journal.knows(run));
      assertEquals(List.of(new Image(run, AT, false, "first")), journal.unfinished());
      assertEquals(List.of(), journal.ended(5));
      assertEquals(new Numbers(2, Map.of(P1, 5L)), journal.numbers());
      journal.write(ended(run, "last", record, journal.numbers()));
    }
    try (SqlStore store = database.open()) {
      assertEquals(List.of(), store.journal().unfinished());
      assertEquals(List.of(new Image(run, AT, true, "last")), store.journal().ended(5));
      assertEquals(Optional.of(record), store.archive().record(run));
      assertEquals(List.of(run), store.archive().recent(5));
      assertEquals(Optional.empty(), store.archive().record(new RunId("other")));
    }
  }

  /** A press takes a START that repeats its last RUN_ID for one it has obeyed already. */
  @Test
  void twoJournalsDoNotBeginToCountStrokesAtTheSameNumber() throws StoreRefused {
    try (SqlStore one = database.open();
        SqlStore other = database.other().open()) {
      long first = one.journal().numbers().run();
      assertTrue(first >= 1 && first < 1L << 31, "begins at " + first);
      assertNotEquals(first, other.journal().numbers().run());
    }
  }

  private static Entry ended(RunId run, String word, RunRecord record, Numbers numbers) {
    return new Entry(
        Optional.empty(),
        Optional.of(new Image(run, AT, true, word)),
        List.of(),
        List.of(),
        Optional.of(record),
        numbers);
  }

  @Test
  void theNewestEndedRunsAreShownOldestFirstByTheJournalAndNewestFirstByTheArchive()
      throws StoreRefused {
    try (SqlStore store = database.open()) {
      for (int i = 1; i <= 4; i++) {
        RunId run = new RunId("run-" + i);
        store.journal().write(ended(run, "w", record(run), store.journal().numbers()));
      }
      assertEquals(
          List.of("run-3", "run-4"),
          store.journal().ended(2).stream().map(each -> each.run().value()).toList());
      assertEquals(List.of(new RunId("run-4"), new RunId("run-3")), store.archive().recent(2));
    }
  }

  @Test
  void anEntryThatFailsLeavesNothingOfIt() throws StoreRefused {
    try (SqlStore store = database.open()) {
      Outcome outcome = new Outcome.Accepted(new CommandId("c-1"), AT, new RunId("r"));
      Entry entry =
          new Entry(
              Optional.of(outcome),
              Optional.of(new Image(new RunId("r"), AT, false, "one")),
              List.of(),
              List.of(),
              Optional.empty(),
              new Numbers(7, Map.of()));
      store.journal().write(entry);
      Entry again =
          new Entry(
              Optional.of(outcome),
              Optional.of(new Image(new RunId("r"), AT, false, "two")),
              List.of(),
              List.of(),
              Optional.empty(),
              new Numbers(8, Map.of()));

      assertThrows(StoreFailed.class, () -> store.journal().write(again));

      assertEquals("one", store.journal().unfinished().get(0).word());
      assertEquals(7, store.journal().numbers().run());
    }
  }

  @Test
  void aSequencerOfAnOlderTermWritesNothing() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      try (Connection successor = connect()) {
        successor.createStatement().execute("UPDATE counter SET number = 2 WHERE name = 'term'");
      }
      Entry entry =
          new Entry(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.empty(),
              new Numbers(9, Map.of()));

      StoreFailed failed = assertThrows(StoreFailed.class, () -> store.journal().write(entry));

      assertTrue(String.valueOf(failed.getMessage()).contains("taken over"));
    }
  }

  @Test
  void aFolderInUseIsRefusedInPlainWords() throws StoreRefused {
    try (SqlStore store = database.open()) {
      assertEquals(1, store.journal().term());
      StoreRefused refused = assertThrows(StoreRefused.class, () -> database.open());
      assertTrue(
          String.valueOf(refused.getMessage())
              .startsWith("another Stackline uses this data folder"),
          refused.getMessage());
    }
    try (SqlStore store = database.open()) {
      assertEquals(2, store.journal().term());
    }
  }

  @Test
  void aDatabaseOfANewerStacklineIsRefused() throws StoreRefused, SQLException {
    database.open().close();
    try (Connection newer = connect()) {
      newer
          .createStatement()
          .execute(
              "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\","
                  + " \"description\", \"type\", \"script\", \"installed_by\","
                  + " \"execution_time\", \"success\")"
                  + " VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 'x', 1, TRUE)");
    }

    StoreRefused refused = assertThrows(StoreRefused.class, () -> database.open());

    assertTrue(String.valueOf(refused.getMessage()).contains("newer Stackline"));
  }

  @Test
  void aClosedStoreIsNotOpenedAgainBehindTheLock() throws StoreRefused {
    SqlStore store = database.open();
    store.close();
    assertThrows(StoreFailed.class, () -> store.archive().recent(1));
    assertThrows(StoreFailed.class, () -> store.journal().knows(new RunId("r")));
  }

  /** As 0.3.0 wrote it. */
  @Test
  void aRecordOfTheVersionBeforeIsReadAsOneOfNoOrigin() throws StoreRefused, SQLException {
    RunId run = new RunId("run-1");
    RunRecord record = record(run);
    try (SqlStore store = database.open()) {
      store.journal().write(ended(run, "last", record, store.journal().numbers()));
    }
    try (Connection before = connect()) {
      assertEquals(
          1,
          before
              .createStatement()
              .executeUpdate(
                  "UPDATE record SET word = REGEXP_REPLACE(word, ',\"origin\":.*\\]\\}', '')"));
    }
    try (SqlStore store = database.open()) {
      RunRecord read = store.archive().record(run).orElseThrow();
      assertEquals(Origin.NONE, read.origin());
      assertEquals(record.bindings(), read.bindings());
      assertEquals(record.stages(), read.stages());
    }
  }

  /** While a line is updated, and after the way back. */
  @Test
  void aRecordANewerStacklineHasAddedToIsShownWithoutThat() throws StoreRefused, SQLException {
    RunId run = new RunId("run-1");
    RunRecord record = record(run);
    try (SqlStore store = database.open()) {
      store.journal().write(ended(run, "last", record, store.journal().numbers()));
    }
    try (Connection newer = connect()) {
      assertEquals(
          1,
          newer
              .createStatement()
              .executeUpdate(
                  "UPDATE record SET word = REPLACE(word, '\"is\":{', '\"is\":{\"later\":[1],')"));
    }
    try (SqlStore store = database.open()) {
      assertEquals(record, store.archive().record(run).orElseThrow());
    }
  }

  private Connection connect() throws SQLException {
    return database.connect();
  }

  private static RunRecord record(RunId run) {
    return new RunRecord(
        run.value(),
        new RunRecord.Recipe("r", 1, "ab12", "Title", "ann, 2026-11-20"),
        "test-line",
        true,
        50,
        "stackline test",
        "ann",
        AT,
        AT,
        "COMPLETE",
        Verdict.PASS,
        Map.of("densify.dwell", "10 min"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Origin(Optional.of(P1), "job-7", "task-3", List.of()));
  }
}
