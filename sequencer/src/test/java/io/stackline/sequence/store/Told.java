package io.stackline.sequence.store;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.run.RunId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything a store tells but its term, for comparison. */
record Told(
    Numbers numbers,
    List<Image> unfinished,
    List<Image> ended,
    List<SentErrand> errands,
    Map<PressId, String> doubts,
    Map<PressId, Duty> duties,
    List<RunId> recent,
    List<String> rows) {
  /** The rows that no port tells, without the numbers the database gave them. */
  private static final List<String> ROWS =
      List.of(
          "SELECT id, nonce, next_order FROM press ORDER BY id",
          "SELECT run_number, run, stage FROM stroke ORDER BY run_number",
          "SELECT run, at, who, text FROM note ORDER BY ord",
          "SELECT run, word FROM record ORDER BY ord",
          "SELECT command, word FROM outcome ORDER BY command",
          "SELECT press, duty, since, who, note FROM duty ORDER BY ord",
          "SELECT run_number, kind, n, word FROM hold_alarm ORDER BY run_number, kind, n");

  static Told by(SqlStore store, TestDatabase database) throws SQLException {
    RunJournal journal = store.journal();
    return new Told(
        journal.numbers(),
        journal.unfinished(),
        journal.ended(100),
        journal.errands(),
        journal.doubts(),
        journal.duties(),
        store.archive().recent(100),
        rows(database));
  }

  private static List<String> rows(TestDatabase database) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String each : ROWS) {
        try (ResultSet rows = statement.executeQuery(each)) {
          while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              line.append(rows.getString(i)).append('|');
            }
            all.add(line.toString());
          }
        }
      }
    }
    return all;
  }
}
