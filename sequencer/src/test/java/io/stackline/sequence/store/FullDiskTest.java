package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full: a file system in memory of some megabytes, which only root may mount.
 */
@Timeout(60)
final class FullDiskTest {
  private final Path disk;
  private boolean mounted;

  FullDiskTest(@TempDir Path folder) throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
  }

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString());
    assumeTrue(mounted, "only root may mount a file system of a size");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertTrue(run("umount", disk.toString()));
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAndWorkGoesOnOnceThereIsRoom() throws StoreRefused, IOException {
    Path ballast = disk.resolve("ballast");
    int acknowledged = 0;
    try (SqlStore store = SqlStore.open(disk, StoreSettings.USUAL)) {
      for (int i = 1; i <= 20; i++) {
        store.journal().write(entry(i));
        acknowledged = i;
      }
      fill(ballast);
      boolean full = false;
      for (int i = acknowledged + 1; !full && i < 3000; i++) {
        try {
          store.journal().write(entry(i));
          acknowledged = i;
        } catch (StoreFailed e) {
          full = true;
        }
      }
      assertTrue(full, "the disk was never full");
      assertFails(store.journal(), acknowledged + 1);

      Files.delete(ballast);

      // the same one first, as who tries again does
      for (int i = acknowledged + 1; i <= acknowledged + 20; i++) {
        store.journal().write(entry(i));
      }
      acknowledged += 20;
      assertAll(store.journal(), acknowledged);
    }
    try (SqlStore store = SqlStore.open(disk, StoreSettings.USUAL)) {
      assertAll(store.journal(), acknowledged);
      assertEquals(acknowledged + 1, store.journal().numbers().run());
    }
  }

  private static void assertFails(RunJournal journal, int i) {
    try {
      journal.write(entry(i));
    } catch (StoreFailed e) {
      return;
    }
    throw new AssertionError("written on a full disk");
  }

  private static void assertAll(RunJournal journal, int last) {
    for (int i = 1; i <= last; i++) {
      assertTrue(journal.outcome(new CommandId("c-" + i)).isPresent(), "lost: " + i);
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(Files.size(ballast) > 0);
    }
  }

  private static Entry entry(int i) {
    RunId run = new RunId("run-" + i % 3);
    return new Entry(
        Optional.of(new Outcome.Accepted(new CommandId("c-" + i), Instant.EPOCH, run)),
        Optional.of(new Image(run, Instant.EPOCH, false, ("word " + i + " ").repeat(50))),
        List.of(),
        List.of(),
        Optional.empty(),
        new Numbers(i + 1, Map.of()));
  }
}
