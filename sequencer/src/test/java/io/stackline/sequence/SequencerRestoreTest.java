package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackline.press.PressState;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.sequence.store.Restore;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backed up in the midst of a run, restored elsewhere, while the original went on. */
final class SequencerRestoreTest {
  private final Path folder;

  SequencerRestoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Set<Long> runNumbers(Bench bench) {
    return bench.bridge().seen().stream()
        .filter(PressOrder.RunProgram.class::isInstance)
        .map(each -> ((PressOrder.RunProgram) each).program().runNumber())
        .collect(Collectors.toSet());
  }

  @Test
  void theRunComesBackHeldAndNoStrokeHasANumberAPressHasSeen() throws StoreRefused {
    Path file = folder.resolve("stackline.zip");
    RunId ended;
    RunId open;
    Set<Long> seen;
    try (Bench bench = Bench.open(folder.resolve("original"))) {
      ended = bench.start();
      bench.driveTo(ended, RunState.COMPLETE);
      open = bench.start();
      bench.confirmAll(open);
      bench.store().backUp(file);
      bench.driveTo(open, RunState.COMPLETE);
      seen = runNumbers(bench);
    }

    Restore.Restored told = Restore.restore(file, folder.resolve("restored"));
    assertEquals(List.of(open), told.unfinished());

    try (Bench bench = Bench.open(folder.resolve("restored"))) {
      assertEquals(RunState.HELD, bench.status(open).state());
      assertEquals(RunState.COMPLETE, bench.status(ended).state());
      assertEquals("COMPLETE", bench.store().archive().record(ended).orElseThrow().state());
      assertFalse(bench.store().archive().trace(ended, "densify").isEmpty());
      // the press is asked how far it has come, and told to begin nothing
      assertEquals(0, bench.bridge().count(PressOrder.RunProgram.class));

      // ids of commands are drawn by who asks; those of the original are known already
      for (int i = 0; i < 100; i++) {
        bench.id();
      }
      // whoever looked at it gives it up, and the presses are seen at rest
      bench.abort(open);
      bench.time.advance(Duration.ofMinutes(10));
      for (var press : TestSite.site().presses().keySet()) {
        bench.read(press, PressState.IDLE);
      }
      bench.clear(TestSite.P1);
      RunId next = bench.start();
      bench.driveTo(next, RunState.COMPLETE);
      Set<Long> again = runNumbers(bench);
      assertFalse(again.isEmpty());
      again.retainAll(seen);
      assertEquals(Set.of(), again);
    }
  }
}
