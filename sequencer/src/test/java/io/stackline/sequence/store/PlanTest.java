package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read at each start, and looked for at each decision, is found by an index. */
final class PlanTest {
  private final TestDatabase database;

  PlanTest(@TempDir Path folder) {
    database = TestDatabase.h2(folder);
  }

  @Test
  void nothingIsFoundByLookingThroughAll() throws StoreRefused, SQLException {
    database.open().close();
    try (Connection connection = database.connect()) {
      assertPlan(
          connection,
          "run_unfinished",
          "SELECT word FROM run WHERE ended = FALSE ORDER BY ended, ord");
      assertPlan(
          connection,
          "run_newest",
          "SELECT word FROM run WHERE ended = TRUE ORDER BY ended, ord DESC"
              + " FETCH FIRST 50 ROWS ONLY");
      assertPlan(
          connection,
          "record_newest",
          "SELECT run FROM record ORDER BY ord DESC FETCH FIRST 5 ROWS ONLY");
      assertPlan(
          connection,
          "errand_open",
          "SELECT word FROM errand WHERE answered = FALSE ORDER BY answered, ord");
      assertPlan(
          connection,
          "trace_loose",
          "SELECT packed FROM trace WHERE last_chunk IS NULL AND run_number = 7"
              + " ORDER BY last_chunk, run_number, order_number, chunk FETCH FIRST 10 ROWS ONLY");
      assertPlan(connection, "trace_stroke", SqlTraces.WITHIN.replace("?", "7"));
      assertPlan(connection, "trace_stroke", SqlTraces.BEYOND.replace("?", "7"));
    }
  }

  private static void assertPlan(Connection connection, String index, String sql)
      throws SQLException {
    try (ResultSet plan = connection.createStatement().executeQuery("EXPLAIN " + sql)) {
      assertTrue(plan.next());
      String text = plan.getString(1).toLowerCase(Locale.ROOT);
      assertTrue(text.contains("." + index), text);
      assertTrue(text.contains("index sorted"), text);
    }
  }
}
