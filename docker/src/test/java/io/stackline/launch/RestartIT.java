package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our process ends while a press works; another one starts over the same journal and the same
 * presses.
 */
final class RestartIT {
  private static final PressId P1 = new PressId("P1");
  private static final double SPEED = 15;

  @TempDir Path folder;

  @Test
  void aRampFrozenByOurDeathIsHeldAndNothingPressesUntilSomebodyResumes() throws Exception {
    Site site = QuickSite.read(folder.resolve("site"));
    StoppableClock clock = new StoppableClock();
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, SPEED, clock)) {
      Site connected = plcs.connected(site);
      RunId run;
      try (RunningLine first = line(connected)) {
        run = first.startAndConfirm("quick-pellet");
        first.awaitPress(P1, reading -> force(reading) > 5);
      }
      // However slow this machine: the presses notice no more of our absence than it takes to be
      // noticed.
      clock.stop();
      try (RunningLine second = line(connected)) {
        clock.go();
        RunStatus held = second.awaitRun(run, status -> status.state() == RunState.HELD);
        assertTrue(held.reason().contains("restart"), held.reason());
        second.awaitPress(
            P1,
            reading ->
                reading.status().filter(status -> status.state() == PressState.PAUSED).isPresent());
        second.awaitRun(run, status -> status.stages().get(0).state() == StageState.PAUSED);
        AtomicInteger moves = new AtomicInteger();
        double before = force(second.board.readings().latest(P1).orElseThrow());
        second
            .board
            .readings()
            .watch(
                (press, reading) -> {
                  if (press.equals(P1) && force(reading) > before + 0.5) {
                    moves.incrementAndGet();
                  }
                });
        // A stretch of readings in which nothing rises.
        AtomicInteger seen = new AtomicInteger();
        second.awaitPress(
            P1, reading -> reading.quality() == Quality.GOOD && seen.incrementAndGet() > 100);
        assertEquals(0, moves.get(), "nothing may press by itself after a restart");
        assertEquals(RunState.HELD, second.board.runs().latest(run).orElseThrow().state());

        assertTrue(second.resume(run) instanceof Outcome.Accepted);

        RunStatus ended = second.awaitRun(run, status -> status.state().isEnded());
        assertEquals(RunState.COMPLETE, ended.state());
        assertEquals(
            1,
            second.board.readings().latest(P1).orElseThrow().status().orElseThrow().plc().cycles(),
            "one stroke, not two");
        assertFalse(ended.verdict() == Verdict.OPEN);
      }
    }
  }

  private RunningLine line(Site site) throws Exception {
    return new RunningLine(site, SystemTime.scaled(SPEED), folder.resolve("journal"));
  }

  private static double force(io.stackline.press.PressReading reading) {
    return reading.status().map(status -> status.forces().actual().toKN()).orElse(0.0);
  }
}
