package io.stackline.sequence.store;

import io.stackline.record.StoreFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few shapes of SQL the store needs, on one connection without automatic commit. */
final class Sql {
  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements that belong together. */
  interface Work {
    void run() throws SQLException;
  }

  int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private <T> List<T> query(Row<T> reader, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  /**
   * Rows of a query.
   *
   * @param what it is about, for the message if it fails
   */
  <T> List<T> rows(String what, Row<T> reader, String sql, Object... values) {
    try {
      List<T> rows = query(reader, sql, values);
      connection.commit();
      return rows;
    } catch (SQLException e) {
      rollback();
      throw new StoreFailed("cannot read " + what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Everything or nothing.
   *
   * @param what it is about, for the message if it fails
   */
  void transaction(String what, Work work) {
    boolean done = false;
    try {
      work.run();
      connection.commit();
      done = true;
    } catch (SQLException e) {
      throw new StoreFailed("cannot write " + what + ": " + e.getMessage(), e);
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /**
   * Waits until what was committed is on the disk, so that a power failure spares it too. What is
   * committed stays so if this fails, therefore it is no failure of the caller's.
   */
  void force() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      LOG.warn("the database cannot be forced to the disk; a power failure may cost entries", e);
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("rollback failed; an open transaction ends with the connection", e);
    }
  }
}
