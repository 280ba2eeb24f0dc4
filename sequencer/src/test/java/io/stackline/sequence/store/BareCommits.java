package io.stackline.sequence.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the database alone takes for a commit of as many bytes, forced like ours. */
public final class BareCommits {
  private BareCommits() {}

  /** Entries in the journal of a store that is open in this process. */
  public static long entries(Path folder) throws SQLException {
    return number(folder, "SELECT COUNT(*) FROM journal");
  }

  /** Bytes of an entry and of the run's row beside it, on average over the newest. */
  public static int bytes(Path folder) throws SQLException {
    return (int)
        (number(
                folder,
                "SELECT AVG(OCTET_LENGTH(word)) FROM (SELECT word FROM journal"
                    + " ORDER BY ord DESC FETCH FIRST 500 ROWS ONLY)")
            + number(
                folder,
                "SELECT AVG(OCTET_LENGTH(word)) FROM (SELECT word FROM run"
                    + " ORDER BY ended, ord DESC FETCH FIRST 50 ROWS ONLY)"));
  }

  private static long number(Path folder, String query) throws SQLException {
    try (Connection connection = H2File.in(folder).connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Milliseconds a commit, one row of so many bytes each, on the disk when it returns. */
  public static double milliseconds(Path folder, int bytes, int commits) throws SQLException {
    H2File file = H2File.in(folder);
    try (Connection connection = file.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (ord BIGINT PRIMARY KEY, word VARBINARY NOT NULL)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bare VALUES (?, ?)")) {
        long from = 0;
        for (int i = -commits / 4; i < commits; i++) {
          if (i == 0) {
            from = System.nanoTime();
          }
          insert.setLong(1, i);
          insert.setBytes(2, new byte[bytes]);
          insert.executeUpdate();
          connection.commit();
          file.force(connection);
        }
        return (System.nanoTime() - from) / 1e6 / commits;
      }
    }
  }
}
