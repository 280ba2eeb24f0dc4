package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;

/**
 * Keeps H2 from changing the journal: nothing is overwritten, and only retention takes out. Public
 * because H2 makes it by its name.
 */
public final class JournalGuard implements Trigger {
  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    boolean deletes = after == null;
    if (!deletes || !isOpen(connection)) {
      throw new SQLException(
          "the journal is never changed: "
              + (deletes ? "DELETE" : "UPDATE")
              + " of entry "
              + before[0]);
    }
  }

  private static boolean isOpen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT @forgetting")) {
      return rows.next() && "yes".equals(rows.getString(1));
    }
  }

  /** For this connection alone, until {@link #shut}. */
  static void open(Connection connection) throws SQLException {
    set(connection, "'yes'");
  }

  static void shut(Connection connection) throws SQLException {
    set(connection, "NULL");
  }

  private static void set(Connection connection, String value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET @forgetting = " + value);
    }
  }
}
