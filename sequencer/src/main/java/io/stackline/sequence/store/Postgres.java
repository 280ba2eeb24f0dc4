package io.stackline.sequence.store;

import io.stackline.site.StoreSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server. Keeps times to the microsecond; the words in the journal keep the
 * nanosecond.
 */
final class Postgres implements Database {
  /** A server that is not there is noticed by then. */
  private static final int CONNECT_S = 5;

  /** And one that says nothing more. */
  private static final int SILENCE_S = 30;

  /**
   * A commit is on the server's disk when it returns, whatever the server's default. A process that
   * stands still or is cut off in the midst of a transaction loses it, and its locks, before a
   * successor is tired of waiting for them.
   */
  private static final String OPTIONS =
      "-c synchronous_commit=on -c lock_timeout=10s -c idle_in_transaction_session_timeout=5s";

  private final String url;
  private final String user;
  private final PGSimpleDataSource source;

  /**
   * @param url JDBC URL of the database, without user and password
   */
  Postgres(String url, String user, String password) {
    this.url = url;
    this.user = user;
    source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("stackline");
    source.setConnectTimeout(CONNECT_S);
    source.setLoginTimeout(CONNECT_S);
    source.setSocketTimeout(SILENCE_S);
    source.setTcpKeepAlive(true);
    source.setOptions(OPTIONS);
  }

  /**
   * As a site says.
   *
   * @throws StoreRefused if its password file is not private
   */
  static Postgres at(StoreSettings.Where.Postgres server) throws StoreRefused {
    String password =
        server.passwordFile().isPresent() ? PasswordFile.read(server.passwordFile().get()) : "";
    return new Postgres(server.url(), server.user(), password);
  }

  String url() {
    return url;
  }

  /** The server sees to itself. */
  @Override
  public void prepare() {}

  @Override
  public Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public List<String> migrations() {
    return List.of("classpath:io/stackline/sequence/store/postgres");
  }

  @Override
  public Map<String, String> types() {
    return Map.of("bytes", "BYTEA", "instant", "TIMESTAMP(6) WITH TIME ZONE");
  }

  /** A commit has waited for the disk already. */
  @Override
  public void force(Connection connection) {}

  /** Its autovacuum does. */
  @Override
  public void reuse(Connection connection) {}

  @Override
  public void allowForgetting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL stackline.retention = 'on'");
    }
  }

  /** The setting ends with its transaction. */
  @Override
  public void endForgetting(Connection connection) {}

  @Override
  public Object instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  @Override
  public Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public String remedy() {
    return "check that the server runs, that it lets this user in, and that the user may make"
        + " tables there";
  }

  @Override
  public String toString() {
    return "the database " + url + " of user " + user;
  }
}
