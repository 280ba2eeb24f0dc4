package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.record.RunRecord;
import io.stackline.run.Command;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stack pressure until somebody releases it, and runs nobody can bring to their end. */
final class SequencerHoldTest {
  private static final int HOLD = 3;

  private final Path folder;

  SequencerHoldTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Bench bench() throws StoreRefused {
    return new Bench(folder, TestSite.with(TestRecipe.heldUntilReleased()));
  }

  private static RunId holding(Bench bench) {
    RunId run = bench.start(TestSite.RECIPE, Map.of());
    bench.drive(run, () -> bench.status(run).stages().get(HOLD).state() == StageState.PRESSING);
    return run;
  }

  private static Outcome release(Bench bench, RunId run) {
    return bench.ask(new Command.Release(bench.id(), "ann", bench.time.now(), run));
  }

  private static Outcome adjust(Bench bench, RunId run, String target) {
    return bench.ask(new Command.Adjust(bench.id(), "ann", bench.time.now(), run, target));
  }

  @Test
  void aHoldOfThreeDaysEndsByReleaseAndPasses() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId run = holding(bench);
      bench.time.advance(Duration.ofDays(3));
      assertEquals(RunState.RUNNING, bench.status(run).state());
      Command.Release release = new Command.Release(bench.id(), "ann", bench.time.now(), run);

      Outcome outcome = bench.ask(release);
      bench.post(release);

      assertInstanceOf(Outcome.Accepted.class, outcome);
      bench.driveTo(run, RunState.COMPLETE);
      RunStatus.StageStatus stage = bench.status(run).stages().get(HOLD);
      StageResult result = stage.result().orElseThrow();
      assertEquals(Verdict.PASS, bench.status(run).verdict(), result.findings()::toString);
      assertEquals(1, bench.bridge().count(PressOrder.GoOn.class), "released once");
      assertTrue(result.dwellCredited().compareTo(Duration.ofDays(3)) >= 0, stage::toString);
      assertEquals(1, result.inBandFraction(), 1e-9);
    }
  }

  @Test
  void aMovedTargetIsShownAndNeverPassesUnjudged() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId run = holding(bench);
      bench.time.advance(Duration.ofHours(1));
      assertInstanceOf(Outcome.Accepted.class, adjust(bench, run, "78 MPa"));
      assertEquals(78, bench.status(run).stages().get(HOLD).target().toMPa(), 1e-9);
      Outcome tooFar = adjust(bench, run, "90 MPa");
      Refusal refusal = assertInstanceOf(Outcome.Refused.class, tooFar).refusal();
      assertEquals(Refusal.Code.ARGUMENT, refusal.code());
      Outcome tooMuch = adjust(bench, run, "81 MPa");
      String words = assertInstanceOf(Outcome.Refused.class, tooMuch).refusal().reason();
      assertTrue(words.contains("lithium bears 80 MPa"), words);

      assertInstanceOf(Outcome.Accepted.class, release(bench, run));
      bench.driveTo(run, RunState.COMPLETE);

      assertEquals(1, bench.bridge().count(PressOrder.Adjust.class));
      StageResult result = bench.status(run).stages().get(HOLD).result().orElseThrow();
      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(
          "A2 and A4 cannot be told: the target was moved from 75 MPa to 78 MPa",
          result.findings().get(0));
      RunRecord record = bench.store().archive().record(run).orElseThrow();
      assertEquals(78, record.stages().get(HOLD).targetMPa(), 1e-9);
    }
  }

  @Test
  void afterARestartNeitherReleaseNorAdjustmentIsSentAgain() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId run = holding(bench);
      bench.bridge().deaf(true);
      adjust(bench, run, "78 MPa");
      release(bench, run);
      bench.restart();
      bench.time.advance(Duration.ofMinutes(1));

      assertEquals(0, bench.bridge().count(PressOrder.Adjust.class));
      assertEquals(0, bench.bridge().count(PressOrder.GoOn.class));
      assertEquals(1, bench.bridge().count(PressOrder.Reattach.class));
    }
  }

  @Test
  void aPressThatStaysDeadEndsTheAbortedRunAndServesNoOtherUntilSeenAtRest() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
      bench.bridge().lose(bench.status(run).stages().get(0).runNumber(), "no answer");
      bench.time.advance(Duration.ZERO);
      Refusal dead = new Refusal(Refusal.Code.PRESS, "P1 does not answer", "look at it");
      bench.bridge().answerAborts(new Progress.Refused(dead));
      bench.abort(run);

      assertEquals(RunState.ABORTED, bench.status(run).state());
      assertNoPress(bench);
      bench.read(TestSite.P1, PressState.ABORTING);
      assertNoPress(bench);
      bench.restart();
      assertNoPress(bench);

      assertInstanceOf(Outcome.Refused.class, bench.clear(TestSite.P1));
      bench.read(TestSite.P1, PressState.IDLE);
      assertInstanceOf(Outcome.Obeyed.class, bench.clear(TestSite.P1));

      RunId next = bench.start();
      bench.driveTo(next, RunState.COMPLETE);
      bench.restart();
      assertEquals(Verdict.PASS, bench.status(next).verdict());
    }
  }

  private static void assertNoPress(Bench bench) {
    bench.assertWaits("P1 has not been seen at rest since");
  }
}
