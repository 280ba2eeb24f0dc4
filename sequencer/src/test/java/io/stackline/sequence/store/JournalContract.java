package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journal is the truth: it is never changed, and everything else follows from it. */
abstract class JournalContract {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00.123456Z");

  private final TestDatabase database;

  JournalContract(TestDatabase database) {
    this.database = database;
  }

  /** Some of everything. */
  private static void fill(RunJournal journal) {
    journal.nonce(P1);
    for (int i = 1; i <= 5; i++) {
      RunId run = new RunId("run-" + i);
      journal.write(entry("c-" + i, run, i, false));
      if (i % 2 == 1) {
        journal.write(
            new Entry(
                Optional.empty(),
                Optional.of(new Image(run, AT, true, "ended")),
                List.of(),
                List.of(new Note(AT, "ann", "ended")),
                Optional.empty(),
                journal.numbers()));
      }
    }
    Command.ToPress tare = new Command.ToPress(new CommandId("e-1"), "ann", AT, P2, Errand.TARE);
    journal.write(
        new Entry(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(new SentErrand(tare, new OrderId(P2, 9))),
            List.of(new Doubt(P1, Optional.of("gone"))),
            Optional.of(new Duty(P2, PressDuty.SETUP, AT, "bob", "")),
            new Numbers(100, Map.of(P1, 6L, P2, 10L))));
  }

  private static Entry entry(String command, RunId run, int n, boolean ended) {
    return new Entry(
        Optional.of(new Outcome.Accepted(new CommandId(command), AT, run)),
        Optional.of(new Image(run, AT, ended, "word " + n)),
        List.of(new RunJournal.Stroke(n, run, "densify")),
        List.of(new Note(AT, "ann", "started"), new Note(AT, "P1", "running")),
        Optional.empty(),
        new Numbers(n + 1, Map.of(P1, n + 1L)));
  }

  @Test
  void whatIsLostOfTheTablesIsMadeAnewFromTheJournal() throws StoreRefused, SQLException {
    Told before;
    long nonce;
    try (SqlStore store = database.open()) {
      fill(store.journal());
      nonce = store.journal().nonce(P2);
      before = Told.by(store, database);
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "counter",
              "press",
              "outcome",
              "run",
              "stroke",
              "note",
              "record",
              "errand",
              "doubt",
              "duty",
              "projection")) {
        statement.execute("DELETE FROM " + table);
      }
    }
    try (SqlStore store = database.open()) {
      assertEquals(before, Told.by(store, database));
      assertEquals(nonce, store.journal().nonce(P2));
      assertEquals(2, store.journal().term());
    }
  }

  @Test
  void tablesOfAnOlderMomentAreMadeAnew() throws StoreRefused, SQLException {
    Told before;
    try (SqlStore store = database.open()) {
      fill(store.journal());
      before = Told.by(store, database);
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE projection SET ord = ord - 1");
      statement.execute("UPDATE run SET word = 'older'");
    }
    try (SqlStore store = database.open()) {
      assertEquals(before, Told.by(store, database));
    }
  }

  @Test
  void theJournalItselfIsNeverChanged() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      fill(store.journal());
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of("UPDATE journal SET term = 0 WHERE ord = 3", "DELETE FROM journal")) {
        SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
        assertTrue(
            String.valueOf(refused.getMessage()).contains("the journal is never changed"),
            refused.getMessage());
      }
    }
  }

  /** A write whose answer was lost: told once more, it is not done twice. */
  @Test
  void anEntryThatWasWrittenAllTheSameIsNotWrittenTwice() throws StoreRefused, SQLException {
    CutDatabase cut = new CutDatabase(database.database());
    Entry entry = entry("c-1", new RunId("run-1"), 1, false);
    try (SqlStore store = database.open(cut)) {
      cut.nextCommit(CutDatabase.Cut.AFTER);
      assertThrows(StoreFailed.class, () -> store.journal().write(entry));
      assertTrue(store.journal().wasWritten());

      store.journal().write(entry);

      assertEquals(1, store.journal().unfinished().size());
      store.journal().write(entry("c-2", new RunId("run-2"), 2, false));
      assertEquals(2, store.journal().unfinished().size());
    }
  }

  @Test
  void andOneThatWasNotIsWritten() throws StoreRefused, SQLException {
    CutDatabase cut = new CutDatabase(database.database());
    Entry entry = entry("c-1", new RunId("run-1"), 1, false);
    try (SqlStore store = database.open(cut)) {
      cut.nextCommit(CutDatabase.Cut.BEFORE);
      assertThrows(StoreFailed.class, () -> store.journal().write(entry));
      assertEquals(List.of(), store.journal().unfinished());

      store.journal().write(entry);

      assertEquals(1, store.journal().unfinished().size());
    }
  }

  /** Two processes on one database, each with its own folder; only a server allows that. */
  void ofTwoStacklinesTheOlderOneIsRefused(Path elsewhere) throws StoreRefused {
    try (SqlStore older = database.open();
        SqlStore newer = database.from(elsewhere).open()) {
      assertEquals(older.journal().term() + 1, newer.journal().term());
      newer.journal().write(entry("c-1", new RunId("run-1"), 1, false));

      StoreFailed refused =
          assertThrows(
              StoreFailed.class,
              () -> older.journal().write(entry("c-2", new RunId("run-2"), 2, false)));

      assertTrue(String.valueOf(refused.getMessage()).contains("taken over"));
      assertEquals(1, newer.journal().unfinished().size());
      newer.journal().write(entry("c-3", new RunId("run-3"), 3, false));
    }
  }
}
