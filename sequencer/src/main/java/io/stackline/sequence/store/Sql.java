package io.stackline.sequence.store;

import io.stackline.record.StoreFailed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The few shapes of SQL the store needs, over one link. */
final class Sql {
  /** First two digits of the SQL state of a row that its table does not take. */
  private static final String CONSTRAINT = "23";

  /** So many commits leave less behind than is cleared away after them. */
  static final int REUSED_EVERY = 64;

  private final Link link;
  private int commits;

  Sql(Link link) {
    this.link = link;
  }

  /** Reads a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements that belong together. */
  interface Work {
    void run() throws SQLException;
  }

  Database database() {
    return link.database();
  }

  int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = link.get().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant instant ? database().instant(instant) : value);
    }
    return statement;
  }

  /** Rows within a transaction. */
  <T> List<T> query(Row<T> reader, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  /** The number in the one row and column of a query, 0 if there is none. */
  long number(String sql, Object... values) throws SQLException {
    List<Long> numbers = query(row -> row.getLong(1), sql, values);
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  /**
   * Rows of a query.
   *
   * @param what it is about, for the message if it fails
   */
  <T> List<T> rows(String what, Row<T> reader, String sql, Object... values) {
    try {
      List<T> rows = query(reader, sql, values);
      link.get().commit();
      return rows;
    } catch (SQLException e) {
      throw failed("cannot read " + what, e);
    } catch (RuntimeException e) {
      link.drop();
      throw e;
    }
  }

  /**
   * Everything or nothing; when this returns, it is on the disk.
   *
   * @param what it is about, for the message if it fails
   */
  void transaction(String what, Work work) {
    try {
      work.run();
      link.get().commit();
      database().force(link.get());
      committed();
    } catch (SQLException e) {
      throw failed("cannot write " + what, e);
    } catch (RuntimeException e) {
      link.drop();
      throw e;
    }
  }

  /** The same for what may be lost with the power: it is handed over again then, or is missed. */
  void quickly(String what, Work work) {
    try {
      work.run();
      link.get().commit();
      committed();
    } catch (SQLException e) {
      throw failed("cannot write " + what, e);
    } catch (RuntimeException e) {
      link.drop();
      throw e;
    }
  }

  private void committed() throws SQLException {
    commits++;
    if (commits % REUSED_EVERY == 0) {
      database().reuse(link.get());
    }
  }

  /** Takes rows out of the journal, within a transaction. */
  void forgetting(Work work) throws SQLException {
    database().allowForgetting(link.get());
    work.run();
    database().endForgetting(link.get());
  }

  /** Waits until what was committed before is on the disk. */
  void force(String what) {
    try {
      database().force(link.get());
    } catch (SQLException e) {
      throw failed("cannot write " + what, e);
    }
  }

  private StoreFailed failed(String what, SQLException e) {
    link.drop();
    String state = e.getSQLState();
    boolean never = state != null && state.startsWith(CONSTRAINT);
    String message = what + ": " + e.getMessage();
    return never ? StoreFailed.forEver(message, e) : new StoreFailed(message, e);
  }
}
