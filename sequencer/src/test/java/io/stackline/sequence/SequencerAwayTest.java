package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.HoldCause;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store is away for a while: nothing is lost, nothing overtakes, nothing is done twice. */
final class SequencerAwayTest {
  private static final Duration A_RETRY = Duration.ofSeconds(6);

  private final Path folder;

  SequencerAwayTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Command confirm(Bench bench, RunId run) {
    String prompt = bench.status(run).openPrompt().orElseThrow().id();
    return new Command.Confirm(bench.id(), "bob", bench.time.now(), run, prompt, "");
  }

  @Test
  void theStrokeUnderWayIsFinishedAndRecordedAsItWas() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
      bench.flaky().away(true);
      bench.time.advance(Duration.ofHours(1));

      RunStatus held = bench.status(run);
      assertEquals(RunState.HELD, held.state());
      assertTrue(held.reason().contains("the disk is full"), held.reason());
      assertEquals(1, bench.bridge().count(PressOrder.RunProgram.class));

      bench.flaky().away(false);
      bench.time.advance(A_RETRY.plusSeconds(15));

      RunStatus.StageStatus stage = bench.status(run).stages().get(0);
      assertEquals(StageState.DONE, stage.state());
      assertEquals(Verdict.PASS, stage.result().orElseThrow().verdict());
      assertEquals(0, bench.board().reports().waiting().size());
      assertEquals(0, bench.board().traces().waiting().size());
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
    }
  }

  @Test
  void commandsAreTakenInTheirOrder() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.flaky().away(true);
      Command hold = new Command.Hold(bench.id(), "ann", bench.time.now(), run);
      Command resume = new Command.Resume(bench.id(), "ann", bench.time.now(), run);
      Command confirm = confirm(bench, run);
      bench.post(hold);
      bench.time.advance(Duration.ofSeconds(3));
      bench.post(resume);
      bench.post(confirm);
      bench.time.advance(A_RETRY);
      assertEquals(3, bench.board().commands().waiting().size());
      SequencerFigures away = bench.figures();
      assertFalse(away.storeAnswers());
      assertEquals(3, away.waiting());
      assertTrue(away.failures() > 1, "one a try");

      bench.flaky().away(false);
      bench.time.advance(A_RETRY);
      assertTrue(bench.figures().storeAnswers());
      assertEquals(0, bench.figures().waiting());
      assertEquals(away.failures(), bench.figures().failures());
      assertEquals(away.writes().count() + 3, bench.figures().writes().count());

      for (Command each : new Command[] {hold, resume, confirm}) {
        assertInstanceOf(Outcome.Accepted.class, bench.outcome(each).orElseThrow());
      }
      assertEquals("densify.2", bench.status(run).openPrompt().orElseThrow().id());
    }
  }

  /** Nothing begins to move that was given up long ago; what makes the line safer is done. */
  @Test
  void aCommandThatWaitedTooLongIsRefusedUnlessItHoldsOrAborts() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.flaky().away(true);
      Command confirm = confirm(bench, run);
      Command hold = new Command.Hold(bench.id(), "ann", bench.time.now(), run);
      bench.post(confirm);
      bench.post(hold);
      bench.time.advance(Duration.ofMinutes(40));

      bench.flaky().away(false);
      bench.time.advance(Duration.ofMinutes(5));

      Outcome.Refused refused =
          assertInstanceOf(Outcome.Refused.class, bench.outcome(confirm).orElseThrow());
      assertTrue(refused.refusal().toString().contains("then ask anew"), refused.toString());
      assertInstanceOf(Outcome.Accepted.class, bench.outcome(hold).orElseThrow());
      assertEquals(RunState.HELD, bench.status(run).state());
      assertEquals("held by ann", bench.status(run).reason());
      assertEquals(0, bench.board().commands().waiting().size());
    }
  }

  /** A MES that heard nothing asks again under the same id, behind what the store does not take. */
  @Test
  void whatWasAnsweredAndIsAskedAgainMeanwhileHearsTheSame() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      Command confirm = confirm(bench, run);
      Outcome first = bench.ask(confirm);
      bench.flaky().away(true);
      bench.post(new Command.Hold(bench.id(), "ann", bench.time.now(), run));
      bench.board().outcomes().settle(confirm.id());
      bench.post(confirm);
      bench.time.advance(Duration.ofMinutes(40));

      bench.flaky().away(false);
      bench.time.advance(Duration.ofMinutes(5));

      assertEquals(first, bench.outcome(confirm).orElseThrow());
      assertEquals(first, bench.store().journal().outcome(confirm.id()).orElseThrow());
      assertEquals("held by ann", bench.status(run).reason());
    }
  }

  /** Refused it would be told as not done, while its press does it. */
  @Test
  void anErrandUnderWayThatIsAskedAgainMeanwhileWaitsForItsPress() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.read(TestSite.P2, PressState.FAULT);
      bench.bridge().deaf(true);
      Command reset =
          new Command.ToPress(bench.id(), "ann", bench.time.now(), TestSite.P2, Errand.RESET_ALARM);
      bench.post(reset);
      bench.flaky().away(true);
      bench.post(new Command.Hold(bench.id(), "ann", bench.time.now(), run));
      bench.post(reset);
      bench.time.advance(Duration.ofMinutes(40));

      bench.flaky().away(false);
      bench.time.advance(Duration.ofMinutes(5));

      Outcome told = bench.outcome(reset).orElseThrow();
      assertInstanceOf(Outcome.Unknown.class, told);
      assertEquals(told, bench.store().journal().outcome(reset.id()).orElseThrow());
      assertEquals("held by ann", bench.status(run).reason());
    }
  }

  /** What cannot be written down is taken once more, even if it was only read. */
  @Test
  void aPressThatPausedByItselfMeanwhileHoldsItsRunOnceTheStoreIsBack() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
      bench.time.advance(Duration.ofMinutes(5));
      bench.flaky().losesAnswers(true);
      bench.read(
          new PressReading.Fresh(
              TestSite.P1,
              bench.time.now(),
              TestReading.paused(bench.status(run).stages().get(0).runNumber()),
              Force.UNKNOWN,
              Area.ofMm2(78.54),
              true));

      bench.flaky().losesAnswers(false);
      bench.time.advance(Duration.ofMinutes(5));

      assertEquals(RunState.HELD, bench.status(run).state());
      assertEquals(HoldCause.INTERLOCK, bench.status(run).cause().orElseThrow());
    }
  }

  /** The store writes and dies before it says so: what was decided is done, once. */
  @Test
  void aDecisionWhoseAnswerWasLostIsDoneOnce() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      Command first = confirm(bench, run);
      bench.post(first);
      bench.flaky().losesAnswers(true);
      Command second = confirm(bench, run);
      bench.post(second);
      assertTrue(bench.outcome(second).isEmpty());
      assertEquals(0, bench.bridge().count(PressOrder.RunProgram.class));

      bench.time.advance(Duration.ofMinutes(2));
      bench.flaky().losesAnswers(false);
      bench.time.advance(Duration.ofMinutes(2));

      assertInstanceOf(Outcome.Accepted.class, bench.outcome(second).orElseThrow());
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
      assertEquals(4, bench.bridge().count(PressOrder.RunProgram.class));
      Outcome told = bench.outcome(second).orElseThrow();
      assertEquals(told, bench.store().journal().outcome(second.id()).orElseThrow());
    }
  }

  /** The judge needs the trace: it waits for the store, and then judges as ever. */
  @Test
  void aStrokeIsJudgedOnceItsTraceCanBeRead() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.TRACE_LATE);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.JUDGING);
      bench.flaky().away(true);
      bench.time.advance(Duration.ofMinutes(20));
      assertEquals(RunState.HELD, bench.status(run).state());

      bench.flaky().away(false);
      bench.time.advance(A_RETRY.plusMinutes(9));

      RunStatus.StageStatus stage = bench.status(run).stages().get(0);
      assertEquals(StageState.DONE, stage.state());
      assertEquals(Verdict.PASS, stage.result().orElseThrow().verdict());
    }
  }

  /** One bad entry does not stop the line behind it. */
  @Test
  void whatTheStoreNeverTakesIsToldAndDropped() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.flaky().takesNothing(true);
      Command hold = new Command.Hold(bench.id(), "ann", bench.time.now(), run);
      bench.post(hold);
      Outcome.Refused refused =
          assertInstanceOf(Outcome.Refused.class, bench.outcome(hold).orElseThrow());
      assertTrue(refused.refusal().reason().contains("unexpected fault"), refused.toString());

      bench.flaky().takesNothing(false);
      bench.hold(run);
      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
    }
  }
}
