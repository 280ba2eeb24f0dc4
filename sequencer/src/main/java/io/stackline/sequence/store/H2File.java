package io.stackline.sequence.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An embedded H2 database in a folder: {@code stackline.mv.db}.
 *
 * @param system which of H2's file systems it goes through, with its colon
 * @param file without its ending, as H2 wants it
 */
record H2File(String system, Path file) implements Database {
  private static final String USER = "sa";

  /** Error code of H2 for a database file that another process has open. */
  private static final int ALREADY_OPEN = 90020;

  private static final String MEMORY = "mem:";

  /**
   * The file in this folder, through {@code async:}, for else an interrupt of the thread that
   * writes closes the whole database.
   */
  static H2File in(Path folder) {
    return in("async:", folder);
  }

  /**
   * The same through another of H2's file systems.
   *
   * @param system with its colon
   */
  static H2File in(String system, Path folder) {
    return new H2File(system, folder.toAbsolutePath().resolve("stackline"));
  }

  /**
   * In this process's memory, there as long as one connection is.
   *
   * @param name unique in this process, letters, digits and dashes
   */
  static H2File inMemory(String name) {
    return new H2File(MEMORY, Path.of(name));
  }

  /** Whether this failure says that another process has the file open. */
  static boolean isOpenElsewhere(SQLException failure) {
    return failure.getErrorCode() == ALREADY_OPEN;
  }

  /**
   * Space of overwritten rows is used again after 5 s instead of 45: each commit writes some 25 kB
   * (measured), which a fast simulation would pile up.
   */
  private String url() {
    return "jdbc:h2:"
        + (system + file).replace(";", "\\;")
        + ";WRITE_DELAY=0;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE";
  }

  @Override
  public void prepare() throws SQLException {
    if (!system.equals(MEMORY)) {
      H2Recovery.recover(Path.of(file + ".mv.db"));
    }
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url(), USER, "");
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public DataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url());
    source.setUser(USER);
    return source;
  }

  @Override
  public List<String> migrations() {
    return List.of("classpath:io/stackline/sequence/store/h2");
  }

  @Override
  public Map<String, String> types() {
    return Map.of("bytes", "VARBINARY", "instant", "TIMESTAMP(9) WITH TIME ZONE");
  }

  @Override
  public void force(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  @Override
  public void reuse(Connection connection) throws SQLException {
    H2Space.reuse(connection);
  }

  @Override
  public void allowForgetting(Connection connection) throws SQLException {
    JournalGuard.open(connection);
  }

  @Override
  public void endForgetting(Connection connection) throws SQLException {
    JournalGuard.shut(connection);
  }

  @Override
  public Object instant(Instant instant) {
    return instant;
  }

  @Override
  public Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, Instant.class);
  }

  @Override
  public String remedy() {
    return "restore it from a backup, or choose another folder with --data";
  }

  @Override
  public String toString() {
    return "the database file " + system + file + ".mv.db";
  }
}
