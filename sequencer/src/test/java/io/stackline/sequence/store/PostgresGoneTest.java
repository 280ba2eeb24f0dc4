package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that is stopped and started again. */
final class PostgresGoneTest {
  private final Path folder;

  PostgresGoneTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("server"))
        .setCleanDataDirectory(false)
        .start();
  }

  @Test
  @Timeout(120)
  void workGoesOnByItselfOnceTheServerIsBack() throws IOException, StoreRefused {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Postgres database = PostgresServer.at(port, "postgres");
    EmbeddedPostgres first = start(port);
    try (SqlStore store =
        SqlStore.open(folder.resolve("data"), database, StoreSettings.USUAL.retention())) {
      store.journal().write(entry(1));
      first.close();

      assertThrows(StoreFailed.class, () -> store.journal().write(entry(2)));
      assertThrows(StoreFailed.class, () -> store.journal().outcome(new CommandId("c-1")));
      assertThrows(StoreFailed.class, () -> store.archive().recent(1));

      try (EmbeddedPostgres second = start(port)) {
        assertEquals(port, second.getPort());
        store.journal().write(entry(2));
        store.journal().write(entry(3));
        for (int i = 1; i <= 3; i++) {
          assertTrue(store.journal().outcome(new CommandId("c-" + i)).isPresent(), "lost: " + i);
        }
        assertEquals(3, store.journal().unfinished().size());
        assertEquals(List.of(), store.archive().recent(1));
      }
    }
  }

  private static Entry entry(int i) {
    RunId run = new RunId("run-" + i);
    return new Entry(
        Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
        Optional.of(new Image(run, Instant.EPOCH, false, "word")),
        List.of(),
        List.of(),
        Optional.empty(),
        new Numbers(i + 1, Map.of()));
  }
}
