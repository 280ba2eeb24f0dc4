package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.Quality;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cable to a press is pulled in the middle of a dwell. */
final class LinkLossIT {
  private static final PressId P1 = new PressId("P1");
  private static final double SPEED = 40;

  @TempDir Path folder;

  @Test
  void thePlcFinishesAloneTheReadingsTurnBadAndTheRunEndsWithTheTruth() throws Exception {
    Site site = QuickSite.read(folder.resolve("site"));
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, SPEED);
        RunningLine line =
            new RunningLine(
                plcs.connected(site), SystemTime.scaled(SPEED), folder.resolve("journal"))) {
      RunId run = line.startAndConfirm("quick-pellet");
      line.awaitPress(P1, reading -> inDwell(reading, 2));

      plcs.press(P1).cutLink();

      PressReading lost = line.awaitPress(P1, reading -> reading.quality() == Quality.BAD);
      assertTrue(lost.status().isEmpty(), "dead data must not look alive");
      RunStatus blind =
          line.awaitRun(run, status -> status.stages().get(0).state() == StageState.COMM_LOST);
      assertEquals(RunState.RUNNING, blind.state(), "the stage is out of sight, not failed");

      // Dwell and release take 33 s of PLC time, the ring holds 41 s: after this its beginning is
      // overwritten.
      plcAlone(plcs, 90);
      plcs.press(P1).restoreLink();

      RunStatus ended = line.awaitRun(run, status -> status.state().isEnded());
      assertEquals(RunState.COMPLETE, ended.state());
      assertEquals(Verdict.INCONCLUSIVE, ended.verdict());
      StageResult result = ended.stages().get(0).result().orElseThrow();
      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(20, result.dwellCredited().toMillis() / 1e3, 0.5, "the PLC's own dwell credit");
      assertEquals(250, result.peak().toMPa(), 2.5, "the PLC's own peak");
      assertTrue(
          result.findings().stream().anyMatch(each -> each.contains("trace")),
          result.findings().toString());
      PressStatus now =
          line.awaitPress(P1, reading -> reading.quality() == Quality.GOOD).status().orElseThrow();
      assertEquals(PressState.COMPLETE_ORPHAN, now.state());
    }
  }

  private static boolean inDwell(PressReading reading, double seconds) {
    return reading
        .status()
        .filter(status -> status.state() == PressState.DWELL)
        .filter(status -> status.step().dwellCredited().toMillis() > seconds * 1e3)
        .isPresent();
  }

  /** Waits until so much PLC time has passed. */
  private static void plcAlone(SimulatedPlcs plcs, double seconds) throws InterruptedException {
    SimulatedPress press = plcs.press(P1);
    double end = press.uptimeMs() / 1e3 + seconds;
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; press.uptimeMs() / 1e3 < end; looks++) {
      assertTrue(looks < 2000, "the PLC stands still");
      assertFalse(never.await(20, TimeUnit.MILLISECONDS));
    }
  }
}
