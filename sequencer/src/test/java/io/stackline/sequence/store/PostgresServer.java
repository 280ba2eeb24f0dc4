package io.stackline.sequence.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, from Maven's binaries; it ends with this JVM. */
final class PostgresServer {
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final AtomicInteger made = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Started by the first test that needs it. */
  private static final class Shared {
    static final PostgresServer SERVER = start();

    private Shared() {}
  }

  static PostgresServer shared() {
    return Shared.SERVER;
  }

  private static PostgresServer start() {
    try {
      return new PostgresServer(
          EmbeddedPostgres.builder()
              // what is measured elsewhere; here it would only cost time
              .setServerConfig("fsync", "off")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty database of its own. */
  Postgres fresh() {
    String name = "test" + made.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return at(server.getPort(), name);
  }

  static Postgres at(int port, String name) {
    return new Postgres("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, "");
  }
}
