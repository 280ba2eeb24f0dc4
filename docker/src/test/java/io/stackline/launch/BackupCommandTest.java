package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.Shell.Answer;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.sequence.store.SqlStore;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore} as an administrator types them. */
final class BackupCommandTest {
  private final Path folder;
  private final String file;

  BackupCommandTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("stackline.zip").toString();
  }

  @Test
  void whileTheLineRunsItAnswersForTheFileItHolds() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder locked = DataFolder.lock(data);
        SqlStore store = SqlStore.open(locked.journal());
        FileDesk desk =
            FileDesk.start(
                locked, SystemTime.real(), Map.of(BackupDesk.SORT, new BackupDesk(store)))) {
      Answer answer = run("backup", "--data", data.toString(), file);
      assertEquals(0, answer.status(), answer.err());
      assertTrue(answer.out().startsWith("backed up to " + file), answer.out());

      Answer again = run("backup", "--data", data.toString(), file);
      assertEquals(1, again.status());
      assertTrue(again.err().contains("is there already"), again.err());
    }
  }

  @Test
  void aProcessThatDoesNotAnswerIsNotWaitedForWithoutEnd() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder locked = DataFolder.lock(data)) {
      Answer answer = run("backup", "--wait", "1", "--data", locked.path().toString(), file);
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains("did not answer in 1 s"), answer.err());
    }
  }

  @Test
  void whereNothingIsThereItSaysSo() {
    String nowhere = folder.resolve("nowhere").toString();
    assertTrue(run("backup", "--data", nowhere, file).err().contains("there is no data folder"));
    assertTrue(
        run("backup", "--data", folder.toString(), file).err().contains("there is no database"));
    assertTrue(run("restore", "--data", nowhere, file).err().contains("there is no file"));
    assertEquals(2, run("restore", file).status());
  }

  /** The line in virtual time, backed up in the midst of a run and started again elsewhere. */
  @Test
  void aRunUnderWayComesBackHeldElsewhere() throws Exception {
    Site site = QuickSite.read(folder.resolve("site"));
    Path data = folder.resolve("data");
    RunId ended;
    RunId open;
    try (DataFolder locked = DataFolder.lock(data);
        VirtualLine line = new VirtualLine(site, locked.journal())) {
      ended = line.startRun("quick-pellet");
      line.drive(ended, () -> line.status(ended).state().isEnded());
      open = line.startRun("quick-pellet");
      line.drive(open, () -> line.isStage(open, 0, StageState.PRESSING));
      line.die();
    }
    Answer backup = run("backup", "--data", data.toString(), file);
    assertEquals(0, backup.status(), backup.err());

    Path elsewhere = folder.resolve("elsewhere");
    Answer restored = run("restore", "--data", elsewhere.toString(), file);
    assertEquals(0, restored.status(), restored.err());
    assertTrue(restored.out().contains("run " + open + " comes back held"), restored.out());
    assertTrue(run("restore", "--data", elsewhere.toString(), file).err().contains("is not empty"));

    try (DataFolder locked = DataFolder.lock(elsewhere);
        VirtualLine line = new VirtualLine(site, locked.journal())) {
      line.until(() -> line.board().runs().latest(open).isPresent());
      assertEquals(RunState.HELD, line.status(open).state());
      assertEquals(RunState.COMPLETE, line.status(ended).state());
    }
    try (SqlStore store = SqlStore.open(elsewhere.resolve("journal"))) {
      assertTrue(store.archive().record(ended).isPresent());
      assertFalse(store.archive().trace(ended, stage(store, ended)).isEmpty());
    }
  }

  private static String stage(SqlStore store, RunId run) {
    return store.archive().record(run).orElseThrow().stages().get(0).id();
  }
}
