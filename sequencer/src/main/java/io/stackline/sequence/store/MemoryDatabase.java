package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database in this process's memory, opened and closed again and again as a data folder would be,
 * and gone once this is closed. For simulations, in which our processes die and the disk does not.
 */
public final class MemoryDatabase implements AutoCloseable {
  private final String url;
  private final Connection anchor;

  /**
   * An empty one.
   *
   * @param name unique in this process, letters, digits and dashes
   */
  public MemoryDatabase(String name) {
    url = "jdbc:h2:mem:" + name;
    try {
      anchor = DriverManager.getConnection(url, "sa", "");
    } catch (SQLException e) {
      throw new IllegalStateException("there is no database in memory", e);
    }
  }

  /**
   * Opens the store in it; the term grows by one.
   *
   * @throws StoreRefused if it cannot be read or written
   */
  public SqlStore open() throws StoreRefused {
    try {
      return SqlStore.open(() -> {}, url);
    } catch (SQLException e) {
      throw new StoreRefused("the database in memory cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory cannot be closed", e);
    }
  }
}
