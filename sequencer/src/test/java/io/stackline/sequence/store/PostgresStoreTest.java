package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresStoreTest extends StoreContract {
  private final Path folder;

  PostgresStoreTest(@TempDir Path folder) {
    super(TestDatabase.postgres(folder));
    this.folder = folder;
  }

  private static StoreSettings at(String url) {
    return new StoreSettings(
        new StoreSettings.Where.Postgres(url, "postgres", Optional.empty()),
        StoreSettings.USUAL.retention());
  }

  @Test
  void itIsOpenedWhereTheSiteSays() throws StoreRefused {
    Postgres fresh = PostgresServer.shared().fresh();
    try (SqlStore store = SqlStore.open(folder, at(fresh.url()))) {
      assertEquals(1, store.journal().term());
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsRefusedWithTheRemedy() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/stackline";
    StoreRefused refused = assertThrows(StoreRefused.class, () -> SqlStore.open(folder, at(url)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(url), message);
    assertTrue(message.contains("check that the server runs"), message);
  }

  /** Else its locks would keep a successor out for as long as TCP believes in it. */
  @Test
  void aTransactionNobodyGoesOnWithEndsBeforeASuccessorIsTiredOfWaiting() throws SQLException {
    try (Connection connection = PostgresServer.shared().fresh().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT current_setting('idle_in_transaction_session_timeout')::interval"
                    + " < current_setting('lock_timeout')::interval"
                    + " AND current_setting('idle_in_transaction_session_timeout') <> '0'")) {
      assertTrue(rows.next() && rows.getBoolean(1));
    }
  }
}
