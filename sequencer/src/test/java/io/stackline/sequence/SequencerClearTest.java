package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A press on which a run was aborted serves none until a person has looked and said so. */
final class SequencerClearTest {
  @TempDir Path folder;

  private static PressUse use(Bench bench, PressId press) {
    return bench.board().uses().latest(press).orElseThrow();
  }

  private RunId aborted(Bench bench) {
    RunId run = bench.start();
    bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
    bench.abort(run);
    bench.driveTo(run, RunState.ABORTED);
    return run;
  }

  @Test
  void anAbortedRunLeavesItsPressToBeClearedAndThatSurvivesARestart() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = aborted(bench);
      assertEquals(PressDuty.CLEARING, use(bench, TestSite.P1).duty());
      assertTrue(use(bench, TestSite.P1).note().contains(run.value()));
      bench.restart();
      assertEquals(PressDuty.CLEARING, use(bench, TestSite.P1).duty());

      bench.assertWaits("P1 is to be cleared since");

      assertInstanceOf(Outcome.Obeyed.class, bench.clear(TestSite.P1));
      assertEquals("carl", use(bench, TestSite.P1).by());
      assertEquals("cleared: pellet taken out", use(bench, TestSite.P1).note());
      bench.driveTo(bench.start(), RunState.COMPLETE);
    }
  }

  @Test
  void nothingIsClearedTwiceNorSetByHand() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Outcome.Refused nothing = assertInstanceOf(Outcome.Refused.class, bench.clear(TestSite.P1));
      assertEquals(Refusal.Code.STATE, nothing.refusal().code());

      Outcome.Refused byHand =
          assertInstanceOf(
              Outcome.Refused.class,
              bench.ask(
                  new Command.SetDuty(
                      bench.id(), "carl", bench.time.now(), TestSite.P1, PressDuty.CLEARING, "")));
      assertEquals(Refusal.Code.ARGUMENT, byHand.refusal().code());
      assertEquals(PressDuty.PROCESSING, use(bench, TestSite.P1).duty());
    }
  }

  @Test
  void aRunThatCameToItsEndLeavesNothingToBeCleared() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.driveTo(bench.start(), RunState.COMPLETE);
      assertEquals(PressDuty.PROCESSING, use(bench, TestSite.P1).duty());
      bench.driveTo(bench.start(), RunState.COMPLETE);
    }
  }
}
