package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables, and how an older database becomes a newer one, by Flyway: each file of {@code
 * migration}, and of the vendor's folder, once. A database of a version that counted its steps in a
 * table of its own goes on from there. A step only adds: whoever of an older Stackline has the
 * database open still reads it, and one that hung may write into it until a successor has raised
 * the term.
 */
final class Migrations {
  /** The newest migration; a test holds it against the files. */
  static final int NEWEST = 8;

  private static final String HISTORY = "flyway_schema_history";
  private static final String FORMER = "migration";

  private Migrations() {}

  /** Brings the database up to date; refuses one that a newer Stackline has changed. */
  static void update(Database database) throws SQLException, StoreRefused {
    // open all the while: the last connection to leave an embedded database would close it
    try (Connection connection = database.connect()) {
      List<Integer> done = done(connection);
      int newest = done.stream().mapToInt(each -> each).max().orElse(0);
      if (newest > NEWEST) {
        throw newer(newest);
      }
      if (newest == NEWEST) {
        return;
      }
      int former = done.isEmpty() ? former(connection) : 0;
      connection.commit();
      Flyway flyway = flyway(database, former);
      if (former > 0) {
        flyway.baseline();
      }
      if (hasFailed(connection)) {
        // each statement of ours can be met again
        flyway.repair();
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new SQLException("its tables cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  /** Whether an older Stackline has used the database, so that steps are to be done here first. */
  static boolean isOlder(Database database) throws SQLException, StoreRefused {
    try (Connection connection = database.connect()) {
      int newest = done(connection).stream().mapToInt(each -> each).max().orElse(0);
      if (newest > NEWEST) {
        throw newer(newest);
      }
      return newest > 0 && newest < NEWEST;
    }
  }

  /** Whether whoever was at work on it may have let a beat grow. */
  static boolean hasBeat(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return isThere(connection, "beat");
    }
  }

  static Flyway flyway(Database database, int baseline) {
    List<String> locations =
        new ArrayList<>(List.of("classpath:io/stackline/sequence/store/migration"));
    locations.addAll(database.migrations());
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database.source())
            .locations(locations.toArray(String[]::new))
            .placeholders(database.types())
            .baselineDescription("steps of versions before 0.5.0")
            .cleanDisabled(true);
    if (baseline > 0) {
      configuration.baselineVersion(String.valueOf(baseline));
    }
    return configuration.load();
  }

  private static StoreRefused newer(int newest) {
    return new StoreRefused(
        "this database was changed by a newer Stackline (step "
            + newest
            + ", known are "
            + NEWEST
            + "); use that one, or another database");
  }

  /** Versions of the migrations that are done, as far as Flyway knows. */
  private static List<Integer> done(Connection connection) throws SQLException {
    if (!isThere(connection, HISTORY)) {
      return List.of();
    }
    List<Integer> done = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"version\" FROM \""
                    + HISTORY
                    + "\" WHERE \"success\" = TRUE AND \"version\" IS NOT NULL")) {
      while (rows.next()) {
        done.add(Integer.parseInt(rows.getString(1)));
      }
    }
    return done;
  }

  private static boolean hasFailed(Connection connection) throws SQLException {
    if (!isThere(connection, HISTORY)) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM \"" + HISTORY + "\" WHERE \"success\" = FALSE")) {
      rows.next();
      boolean failed = rows.getLong(1) > 0;
      connection.commit();
      return failed;
    }
  }

  /** Steps that a version before 0.5.0 has done, 0 if it was none. */
  private static int former(Connection connection) throws SQLException, StoreRefused {
    if (!isThere(connection, FORMER)) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(step), 0) FROM " + FORMER)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String name =
        about.storesUpperCaseIdentifiers() && !table.equals(HISTORY)
            ? table.toUpperCase(java.util.Locale.ROOT)
            : table;
    try (ResultSet tables =
        about.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
      return tables.next();
    }
  }
}
