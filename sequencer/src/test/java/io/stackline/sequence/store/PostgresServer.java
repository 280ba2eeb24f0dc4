package io.stackline.sequence.store;

import io.stackline.site.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, from Maven's binaries; it ends with this JVM. */
public final class PostgresServer {
  private static final String USER = "postgres";
  private static final String MIGRATED = "migrated";

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
      PostgresServer server =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  // what is measured elsewhere; here it would only cost time
                  .setServerConfig("fsync", "off")
                  .start());
      server.create(MIGRATED, "");
      Migrations.update(at(server.server.getPort(), MIGRATED));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | StoreRefused e) {
      throw new IllegalStateException(e);
    }
  }

  private void create(String name, String how) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + how);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database of its own, without any entry; made of a migrated one, which takes less time. */
  Postgres fresh() {
    String name = "test" + made.incrementAndGet();
    create(name, " TEMPLATE " + MIGRATED);
    return at(server.getPort(), name);
  }

  /** A fresh database as a site would name it. */
  public static StoreSettings settings() {
    return new StoreSettings(
        new StoreSettings.Where.Postgres(shared().fresh().url(), USER, Optional.empty()),
        StoreSettings.USUAL.retention());
  }

  static Postgres at(int port, String name) {
    return new Postgres("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, "");
  }
}
