package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.CommandId;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of a version before 0.5.0 is taken over without loss. */
final class TakeoverTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");

  private final TestDatabase database;

  TakeoverTest(@TempDir Path folder) {
    database = TestDatabase.h2(folder);
  }

  /** As that version made it, up to one of its steps. */
  private void former(int steps) throws SQLException, IOException {
    Path script = Path.of("src", "test", "resources", "store", "former.sql");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : Files.readString(script).split(";\n", -1)) {
        statement.execute(sql);
        if (sql.endsWith("VALUES (" + steps + ")") && steps < 3) {
          return;
        }
      }
    }
  }

  @Test
  void everythingOf040IsThere() throws Exception {
    former(3);
    try (SqlStore store = database.open()) {
      RunJournal journal = store.journal();
      assertEquals(8, journal.term());
      assertEquals(new Numbers(4711, Map.of(P1, 12L, P2, 1L)), journal.numbers());
      assertEquals(123456789, journal.nonce(P1));
      assertEquals(
          List.of(
              new Image(new RunId("run-3"), Instant.parse("2026-11-22T02:08:00Z"), false, "third")),
          journal.unfinished());
      assertEquals(
          new Image(
              new RunId("run-1"), Instant.parse("2026-11-20T02:08:00.123456789Z"), true, "first"),
          journal.ended(5).get(0));
      assertEquals(
          List.of("c-2"),
          journal.errands().stream().map(each -> each.command().id().value()).toList());
      assertEquals(Map.of(P2, "no answer"), journal.doubts());
      assertEquals(PressDuty.MAINTENANCE, Objects.requireNonNull(journal.duties().get(P1)).duty());
      assertTrue(journal.outcome(new CommandId("c-1")).isPresent());
      assertEquals(List.of(new RunId("run-1"), new RunId("run-2")), store.archive().recent(5));
    }
  }

  @Test
  void andIsInTheJournalToo() throws Exception {
    former(3);
    Told before;
    try (SqlStore store = database.open()) {
      before = Told.by(store, database);
    }
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("DELETE FROM projection");
    }
    try (SqlStore store = database.open()) {
      assertEquals(before, Told.by(store, database));
      assertEquals(9, store.journal().term());
    }
  }

  @Test
  void one030MadeGetsWhatCameLater() throws Exception {
    former(1);
    try (SqlStore store = database.open()) {
      assertEquals(1, store.journal().term());
      assertEquals(List.of(), store.journal().errands());
      assertEquals(Map.of(), store.journal().doubts());
      assertEquals(Map.of(), store.journal().duties());
    }
  }

  /** It counts its own steps, and knows three. */
  @Test
  void whatWeHaveChangedAnOlderVersionRefuses() throws Exception {
    database.open().close();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      var rows = statement.executeQuery("SELECT MAX(step) FROM migration");
      assertTrue(rows.next());
      assertEquals(4, rows.getInt(1));
    }
  }

  /** Killed while the tables were being made: H2 has kept each statement. */
  @Test
  void aMigrationThatWasCutShortIsFinished() throws Exception {
    former(3);
    try (Connection connection = database.connect()) {
      connection
          .createStatement()
          .execute("ALTER TABLE run ADD COLUMN ended_at TIMESTAMP(9) WITH TIME ZONE");
      connection
          .createStatement()
          .execute("CREATE TABLE projection (id INT PRIMARY KEY, ord BIGINT NOT NULL)");
    }
    try (SqlStore store = database.open()) {
      assertEquals(1, store.journal().unfinished().size());
    }
  }

  @Test
  void theNewestMigrationIsTheOneThatIsKnown() throws Exception {
    database.open().close();
    var all = Migrations.flyway(database.database(), 0).info().all();
    assertEquals(Migrations.NEWEST, all.length);
    assertEquals(
        String.valueOf(Migrations.NEWEST),
        Objects.requireNonNull(all[all.length - 1].getVersion()).getVersion());
    assertEquals(0, Migrations.flyway(database.database(), 0).info().pending().length);
  }

  @Test
  void aDatabaseThatIsNoneIsLeftAlone() throws IOException {
    Files.writeString(database.folder().resolve("stackline.mv.db"), "no database");
    StoreRefused refused = assertThrows(StoreRefused.class, database::open);
    assertTrue(String.valueOf(refused.getMessage()).contains("restore it from a backup"));
  }
}
