package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.Verdict;
import io.stackline.sequence.store.PostgresServer;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sequencer over a real PostgreSQL. */
final class SequencerPostgresTest {
  private final Path folder;

  SequencerPostgresTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRunSurvivesARestartAndIsRecorded() throws StoreRefused {
    try (Bench bench = new Bench(folder, TestSite.site(), PostgresServer.settings())) {
      RunId run = bench.start();
      bench.drive(run, () -> bench.bridge().count(PressOrder.RunProgram.class) == 2);
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());

      bench.time.advance(Duration.ofMinutes(10));
      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);

      assertFalse(bench.status(run).verdict() == Verdict.OPEN);
      assertEquals("COMPLETE", bench.store().archive().record(run).orElseThrow().state());
      assertFalse(bench.store().archive().trace(run, "densify").isEmpty());
    }
  }
}
