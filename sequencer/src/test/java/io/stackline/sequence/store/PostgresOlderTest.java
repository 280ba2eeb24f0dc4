package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of a newer Stackline meet one of an older at work. */
final class PostgresOlderTest {
  private final TestDatabase database;

  PostgresOlderTest(@TempDir Path folder) {
    database = TestDatabase.postgres(folder);
  }

  /** As it was before the newest step. */
  private void older() throws SQLException {
    execute(
        "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '" + Migrations.NEWEST + "'");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private OptionalLong beat() throws StoreRefused {
    return SharedStore.olderBeat(database.database());
  }

  @Test
  void itIsHeardUntilItStopsAndNothingIsChangedMeanwhile() throws Exception {
    assertEquals(OptionalLong.empty(), beat(), "up to date");
    try (SqlStore atWork = database.open();
        SharedStore heart = SharedStore.open(database.database())) {
      long term = atWork.journal().term();
      older();
      assertTrue(heart.beat(term));
      assertEquals(OptionalLong.of(1), beat());
      assertTrue(heart.beat(term));
      assertEquals(OptionalLong.of(2), beat(), "looking changes nothing");
      heart.rest(term);
      assertEquals(OptionalLong.of(0), beat());
    }
    SharedStore.open(database.database()).close();
    assertEquals(OptionalLong.empty(), beat());
  }

  @Test
  void oneFromBeforeTheBeatCannotBeHeard() throws Exception {
    older();
    execute("DROP TABLE beat");
    assertEquals(OptionalLong.of(0), beat());
  }
}
