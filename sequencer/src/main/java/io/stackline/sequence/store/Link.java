package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a database, made anew once it has failed. Not thread-safe. */
final class Link implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final Database database;
  private @Nullable Connection connection;
  private boolean closed;

  Link(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  /** The connection, without automatic commit. */
  Connection get() throws SQLException {
    if (closed) {
      throw new SQLException("the store is closed");
    }
    Connection present = connection;
    if (present == null) {
      present = database.connect();
      connection = present;
    }
    return present;
  }

  /**
   * After a failure nobody knows what the connection is still good for: what was not committed is
   * taken back, and the next one begins anew.
   */
  void drop() {
    Connection failed = connection;
    connection = null;
    if (failed != null) {
      try (failed) {
        failed.rollback();
      } catch (SQLException e) {
        LOG.debug("a connection to {} could not be ended in order", database, e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    Connection last = connection;
    connection = null;
    if (last != null) {
      try {
        last.close();
      } catch (SQLException e) {
        LOG.warn("{} cannot be closed; what was committed is safe", database, e);
      }
    }
  }
}
