package io.stackline.sequence.store;

import io.stackline.site.StoreSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database in this process's memory, opened and closed again and again as a data folder would be,
 * and gone once this is closed. For simulations, in which our processes die and the disk does not.
 */
public final class MemoryDatabase implements AutoCloseable {
  private final H2File database;
  private final Connection anchor;

  /**
   * An empty one.
   *
   * @param name unique in this process, letters, digits and dashes
   */
  public MemoryDatabase(String name) {
    database = new H2File("mem:" + name);
    try {
      anchor = database.connect();
      for (String each : Pattern.STATEMENTS) {
        execute(anchor, each);
      }
      anchor.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("there is no database in memory", e);
    }
  }

  /** The tables as the migrations leave them: told once, for Flyway takes its time. */
  private static final class Pattern {
    static final List<String> STATEMENTS = statements();

    private Pattern() {}

    private static List<String> statements() {
      H2File pattern = new H2File("mem:pattern");
      List<String> all = new ArrayList<>();
      try (Connection connection = pattern.connect()) {
        Migrations.update(pattern);
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SCRIPT NOPASSWORDS NOSETTINGS")) {
          while (rows.next()) {
            all.add(rows.getString(1));
          }
        }
      } catch (SQLException | StoreRefused e) {
        throw new IllegalStateException("there is no database in memory", e);
      }
      return all;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Opens the store in it; the term grows by one.
   *
   * @throws StoreRefused if it cannot be read or written
   */
  public SqlStore open() throws StoreRefused {
    try {
      return SqlStore.open(() -> {}, database, StoreSettings.USUAL.retention());
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
