package io.stackline.sequence.store;

import io.stackline.site.StoreSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty database for a simulation: opened and closed again and again as our processes come and
 * go, and gone once this is closed. Its connection can be cut around a commit. One thread.
 */
public final class TrialDatabase implements AutoCloseable {
  private final CutDatabase database;
  private final Ending ending;

  private TrialDatabase(Database database, Ending ending) {
    this.database = new CutDatabase(database);
    this.ending = ending;
  }

  private interface Ending {
    void end() throws SQLException;
  }

  /**
   * H2 in this process's memory: our processes die in a simulation, the machine does not.
   *
   * @param name unique in this process, letters, digits and dashes
   */
  public static TrialDatabase inMemory(String name) {
    H2File database = H2File.inMemory(name);
    try {
      Connection anchor = database.connect();
      for (String each : Pattern.STATEMENTS) {
        execute(anchor, each);
      }
      anchor.commit();
      return new TrialDatabase(database, anchor::close);
    } catch (SQLException e) {
      throw new IllegalStateException("there is no database in memory", e);
    }
  }

  /**
   * A schema of its own in a database of a PostgreSQL server.
   *
   * @param schema unique there, letters, digits and underscores
   * @throws StoreRefused if the server does not let this user make one, or its password file is not
   *     private
   */
  public static TrialDatabase onServer(StoreSettings.Where.Postgres where, String schema)
      throws StoreRefused {
    Postgres server = Postgres.at(where);
    try (Connection connection = server.connect()) {
      execute(connection, "CREATE SCHEMA " + schema);
      connection.commit();
    } catch (SQLException e) {
      throw new StoreRefused(
          server + " takes no schema " + schema + " (" + e.getMessage() + "); " + server.remedy(),
          e);
    }
    String own = where.url() + (where.url().contains("?") ? "&" : "?") + "currentSchema=" + schema;
    Postgres inSchema =
        Postgres.at(new StoreSettings.Where.Postgres(own, where.user(), where.passwordFile()));
    return new TrialDatabase(inSchema, () -> drop(server, schema));
  }

  private static void drop(Postgres server, String schema) throws SQLException {
    try (Connection connection = server.connect()) {
      execute(connection, "DROP SCHEMA " + schema + " CASCADE");
      connection.commit();
    }
  }

  /** The tables as the migrations leave them: told once, for Flyway takes its time. */
  private static final class Pattern {
    static final List<String> STATEMENTS = statements();

    private Pattern() {}

    private static List<String> statements() {
      H2File pattern = H2File.inMemory("pattern");
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
      throw new StoreRefused(database + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * The next commit fails, and its connection with it.
   *
   * @param written whether it is done all the same, though nobody says so
   */
  public void cutNextCommit(boolean written) {
    database.nextCommit(written ? CutDatabase.Cut.AFTER : CutDatabase.Cut.BEFORE);
  }

  @Override
  public void close() {
    try {
      ending.end();
    } catch (SQLException e) {
      throw new IllegalStateException(database + " cannot be removed", e);
    }
  }
}
