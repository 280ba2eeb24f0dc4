package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.sequence.store.Restore.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is taken while the store is in use; what is restored uses no number again. */
final class BackupTest {
  private static final PressId P1 = new PressId("P1");

  private final Path folder;
  private final Path file;

  BackupTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("stackline.zip");
  }

  private static void write(SqlStore store, int i) {
    RunId run = new RunId("run-" + i);
    Numbers before = store.journal().numbers();
    store
        .journal()
        .write(
            new Entry(
                Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
                Optional.of(new Image(run, Instant.EPOCH, i % 2 == 0, "word " + i)),
                List.of(new Stroke(before.run(), run, "densify")),
                List.of(),
                Optional.empty(),
                new Numbers(before.run() + 1, Map.of(P1, before.order(P1) + 1))));
  }

  @Test
  void aBackupHoldsWhatWasThereWhenItWasTaken() throws StoreRefused {
    Path restored = folder.resolve("restored");
    long seen;
    long orders;
    long nonce;
    long term;
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      for (int i = 1; i <= 50; i++) {
        write(store, i);
      }
      store.backUp(file);
      for (int i = 51; i <= 100; i++) {
        write(store, i);
      }
      seen = store.journal().numbers().run();
      orders = store.journal().numbers().order(P1);
      nonce = store.journal().nonce(P1);
      term = store.journal().term();
    }

    Restored told = Restore.restore(file, restored);

    assertEquals(25, told.unfinished().size());
    try (SqlStore store = SqlStore.open(restored)) {
      assertTrue(store.journal().knows(new RunId("run-50")));
      assertFalse(store.journal().knows(new RunId("run-51")));
      assertEquals(25, store.journal().unfinished().size());
      assertEquals(told.nextRunNumber(), store.journal().numbers().run());
      assertTrue(store.journal().numbers().run() > seen, "a RUN_ID would be used again");
      assertTrue(store.journal().numbers().order(P1) > orders, "an order would be used again");
      assertTrue(store.journal().term() > term + 1, "the original would not be fenced out");
      assertEquals(nonce, store.journal().nonce(P1));
      assertTrue(
          String.valueOf(store.journal().doubts().get(P1)).startsWith("restored from a backup"));
      write(store, 51);
    }
  }

  @Test
  void whatIsWrittenDownOfHoldsIsInIt() throws StoreRefused {
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      HoldsContract.two(store);
      store.backUp(file);
    }
    Restore.restore(file, folder.resolve("restored"));
    try (SqlStore store = SqlStore.open(folder.resolve("restored"))) {
      assertEquals(HoldsContract.ALL, store.archive().hold(HoldsContract.RUN, "hold"));
    }
  }

  /** Backed up in the midst of writing: up to some entry everything is there, beyond it nothing. */
  @Test
  void aBackupIsTheDatabaseAtOneMomentWhateverIsWrittenMeanwhile() throws Exception {
    AtomicInteger written = new AtomicInteger();
    AtomicBoolean backedUp = new AtomicBoolean();
    int before;
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      Future<?> writing =
          other.submit(
              () -> {
                for (int i = 1; !backedUp.get() || i <= 200; i++) {
                  write(store, i);
                  written.set(i);
                }
              });
      while (written.get() < 50) {
        Thread.onSpinWait();
      }
      before = written.get();
      store.backUp(file);
      backedUp.set(true);
      writing.get(30, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
    Restore.restore(file, folder.resolve("restored"));
    try (SqlStore store = SqlStore.open(folder.resolve("restored"))) {
      int last = 0;
      for (int i = 1; i <= written.get(); i++) {
        boolean there = store.journal().knows(new RunId("run-" + i));
        assertEquals(there, store.journal().outcome(new CommandId("c-" + i)).isPresent());
        assertTrue(!there || last == i - 1, "a hole before " + i);
        last = there ? i : last;
      }
      assertTrue(last >= before, last + " of " + before);
    }
  }

  @Test
  void whatIsRestoredTwiceCountsDifferentNumbers() throws StoreRefused {
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      write(store, 1);
      store.backUp(file);
    }
    long one = Restore.restore(file, folder.resolve("one")).nextRunNumber();
    long other = Restore.restore(file, folder.resolve("other")).nextRunNumber();
    assertNotEquals(one, other);
  }

  @Test
  void oneThatNobodyUsesIsBackedUpToo() throws StoreRefused {
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      write(store, 1);
      StoreRefused refused =
          assertThrows(StoreRefused.class, () -> Backup.of(folder.resolve("original"), file));
      assertTrue(String.valueOf(refused.getMessage()).startsWith("another Stackline"));
    }
    Backup.of(folder.resolve("original"), file);
    assertEquals(
        List.of(new RunId("run-1")),
        Restore.restore(file, folder.resolve("restored")).unfinished());
  }

  @Test
  void nothingIsOverwritten() throws StoreRefused, IOException {
    try (SqlStore store = SqlStore.open(folder.resolve("original"))) {
      Files.writeString(file, "precious");
      assertTrue(refused(() -> store.backUp(file)).contains("is there already"));
      assertEquals("precious", Files.readString(file));
      Path nowhere = folder.resolve("nowhere").resolve("x.zip");
      assertTrue(refused(() -> store.backUp(nowhere)).contains("there is no folder"));
      Files.delete(file);
      store.backUp(file);
    }
    Path used = Files.createDirectories(folder.resolve("used"));
    Files.writeString(used.resolve("note"), "precious");
    assertTrue(refused(() -> Restore.restore(file, used)).contains("is not empty"));
    assertEquals("precious", Files.readString(used.resolve("note")));
  }

  @Test
  void whatIsNoBackupOrOfANewerVersionIsRefusedAndLeavesNothing()
      throws StoreRefused, IOException, SQLException {
    Path restored = folder.resolve("restored");
    Files.writeString(file, "no zip");
    assertTrue(refused(() -> Restore.restore(file, restored)).contains("cannot be restored"));
    Files.delete(file);
    Path original = folder.resolve("original");
    SqlStore.open(original).close();
    try (Connection newer = TestDatabase.h2(original).connect()) {
      newer
          .createStatement()
          .execute(
              "UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '"
                  + Migrations.NEWEST
                  + "'");
    }
    Backup.of(original, file);
    assertTrue(refused(() -> Restore.restore(file, restored)).contains("newer Stackline"));
    try (var left = Files.list(restored)) {
      assertEquals(0, left.count());
    }
  }

  private interface Try {
    void run() throws StoreRefused;
  }

  private static String refused(Try work) {
    return String.valueOf(assertThrows(StoreRefused.class, work::run).getMessage());
  }
}
