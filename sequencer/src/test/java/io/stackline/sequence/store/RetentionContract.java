package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.site.StoreSettings.Retention;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a site keeps no longer goes: traces first, then whole runs; and nothing else. */
abstract class RetentionContract {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00.123456Z");
  private static final Retention BOTH =
      new Retention(Optional.of(Duration.ofDays(10)), Optional.of(Duration.ofDays(100)));

  private final TestDatabase database;

  RetentionContract(TestDatabase database) {
    this.database = database;
  }

  private static void run(SqlStore store, int n, boolean ended) {
    RunId run = new RunId("run-" + n);
    RunJournal journal = store.journal();
    journal.write(
        new Entry(
            Optional.of(new Outcome.Accepted(new CommandId("c-" + n), AT, run)),
            Optional.of(new Image(run, AT, false, "word")),
            List.of(new RunJournal.Stroke(n, run, "densify")),
            List.of(new Note(AT, "ann", "started")),
            Optional.empty(),
            new Numbers(n + 1, Map.of(P1, n + 1L))));
    TraceSample sample =
        new TraceSample(1, 1, Force.ofKN(1), Length.ofMm(40), 1, SegmentType.RAMP, false, true);
    store.traces().put(new TraceChunk(new OrderId(P1, n), 1, n, 0, List.of(sample)));
    if (ended) {
      journal.write(
          new Entry(
              Optional.empty(),
              Optional.of(new Image(run, AT, true, "word")),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              List.of(new Doubt(P1, Optional.of("gone"))),
              journal.numbers()));
    }
  }

  private static void tidyAll(SqlStore store) {
    for (int i = 0; i < 50; i++) {
      if (!store.tidy()) {
        return;
      }
    }
    throw new AssertionError("never done");
  }

  private void endedDaysAgo(String run, int days) throws SQLException {
    try (Connection connection = database.connect()) {
      connection
          .createStatement()
          .execute(
              "UPDATE run SET ended_at = CURRENT_TIMESTAMP - "
                  + days
                  + " * INTERVAL '1' DAY WHERE id = '"
                  + run
                  + "'");
    }
  }

  private void three(SqlStore store) throws SQLException {
    run(store, 1, true);
    run(store, 2, true);
    run(store, 3, true);
    run(store, 4, false);
    endedDaysAgo("run-1", 101);
    endedDaysAgo("run-2", 11);
    endedDaysAgo("run-3", 9);
  }

  @Test
  void tracesGoFirstThenRunsAndNumbersStay() throws StoreRefused, SQLException {
    Told before;
    try (SqlStore store = database.open(BOTH)) {
      three(store);
      tidyAll(store);

      assertFalse(store.journal().knows(new RunId("run-1")));
      assertEquals(Optional.empty(), store.journal().outcome(new CommandId("c-1")));
      assertTrue(store.journal().knows(new RunId("run-2")));
      assertEquals(
          List.of(0L, 0L, 1L, 1L),
          List.of(
              store.traces().samples(1),
              store.traces().samples(2),
              store.traces().samples(3),
              store.traces().samples(4)));
      assertEquals(Map.of(P1, "gone"), store.journal().doubts());
      before = Told.by(store, database);
    }
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("DELETE FROM projection");
    }
    // the journal tells all that is left, and no more
    try (SqlStore store = database.open()) {
      assertEquals(before, Told.by(store, database));
      assertEquals(new Numbers(5, Map.of(P1, 5L)), store.journal().numbers());
    }
  }

  @Test
  void whereNothingIsSaidNothingGoes() throws StoreRefused, SQLException {
    try (SqlStore store = database.open()) {
      three(store);
      tidyAll(store);
      assertTrue(store.journal().knows(new RunId("run-1")));
      assertEquals(1, store.traces().samples(1));
    }
  }
}
