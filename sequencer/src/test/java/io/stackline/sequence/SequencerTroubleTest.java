package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not happen, happens: nothing dies, nothing starts again, somebody is told. */
final class SequencerTroubleTest {
  /** The one behind which the first stage is pressed. */
  private static final String LAST_PROMPT = "densify.2";

  private final Path folder;

  SequencerTroubleTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whileTheJournalIsAwayNothingIsAnsweredOrDoneAndAfterwardsEverythingIs() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.flaky().away(true);
      String prompt = bench.status(run).openPrompt().orElseThrow().id();
      Command confirm = new Command.Confirm(bench.id(), "bob", bench.time.now(), run, prompt, "");
      bench.post(confirm);

      assertTrue(bench.outcome(confirm).isEmpty());
      assertEquals(RunState.HELD, bench.status(run).state());
      assertTrue(bench.status(run).reason().contains("the disk is full"));
      assertEquals(prompt, bench.status(run).openPrompt().orElseThrow().id());
      assertEquals(1, bench.board().commands().waiting().size());

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      assertInstanceOf(Outcome.Accepted.class, bench.outcome(confirm).orElseThrow());
      assertEquals(RunState.RUNNING, bench.status(run).state());
      assertEquals("densify.2", bench.status(run).openPrompt().orElseThrow().id());
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
    }
  }

  /** Whoever confirmed was told that nobody knows, and may have his hands in the press by now. */
  @Test
  void whatCouldMakeAPressMoveIsNotDoneLongAfterItWasAsked() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P2, PressState.IDLE);
      RunId run = bench.start();
      while (!bench.status(run).openPrompt().orElseThrow().id().equals(LAST_PROMPT)) {
        confirm(bench, run);
      }
      Instant now = bench.time.now();
      List<Command> moving =
          List.of(
              new Command.Confirm(bench.id(), "bob", now, run, LAST_PROMPT, ""),
              new Command.ToPress(bench.id(), "bob", now, TestSite.P2, Errand.OPEN));
      bench.flaky().away(true);
      moving.forEach(bench::post);
      bench.time.advance(Duration.ofMinutes(2));
      assertTrue(moving.stream().allMatch(each -> bench.outcome(each).isEmpty()), "not known yet");

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      for (Command each : moving) {
        Outcome.Refused told =
            assertInstanceOf(Outcome.Refused.class, bench.outcome(each).orElseThrow());
        assertEquals(Refusal.Code.BUSY, told.refusal().code());
        bench.post(each);
        assertEquals(told, bench.outcome(each).orElseThrow(), "for ever");
      }
      assertTrue(bench.bridge().seen().isEmpty(), "nothing presses by itself");
      assertEquals(LAST_PROMPT, bench.status(run).openPrompt().orElseThrow().id());
      bench.driveTo(run, RunState.COMPLETE);
    }
  }

  @Test
  void stoppingIsNeverTooLate() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = pressing(bench);
      bench.flaky().away(true);
      Command hold = new Command.Hold(bench.id(), "bob", bench.time.now(), run);
      bench.post(hold);
      bench.time.advance(Duration.ofMinutes(2));
      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      assertInstanceOf(Outcome.Accepted.class, bench.outcome(hold).orElseThrow());
      assertEquals(1, bench.bridge().count(PressOrder.Pause.class));
    }
  }

  /** The journal comes back between the times at which either would be tried again. */
  @Test
  void aHoldIsNotOvertakenByTheResumeBeforeIt() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = pressing(bench);
      bench.hold(run);
      bench.flaky().away(true);
      Command resume = new Command.Resume(bench.id(), "ann", bench.time.now(), run);
      bench.post(resume);
      bench.time.advance(Duration.ofSeconds(3));
      Command hold = new Command.Hold(bench.id(), "bob", bench.time.now(), run);
      bench.post(hold);
      bench.time.advance(Duration.ofSeconds(3));
      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(10));

      assertInstanceOf(Outcome.Accepted.class, bench.outcome(resume).orElseThrow());
      assertInstanceOf(Outcome.Accepted.class, bench.outcome(hold).orElseThrow());
      assertEquals(RunState.HELD, bench.status(run).state());
    }
  }

  private static RunId pressing(Bench bench) {
    RunId run = bench.start();
    bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
    return run;
  }

  @Test
  void anOrderTheBoardHasNoRoomForIsPostedLater() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      fill(bench);
      bench.confirmAll(run);
      assertEquals(0, bench.bridge().count(PressOrder.RunProgram.class));

      bench.board().orders().waiting().keySet().forEach(bench.board().orders()::settle);
      bench.time.advance(Duration.ofSeconds(2));

      assertEquals(1, bench.bridge().count(PressOrder.RunProgram.class));
    }
  }

  private static void fill(Bench bench) {
    bench.bridge().deaf(true);
    OrderId other = new OrderId(TestSite.P2, 2_000_000);
    while (bench.board().orders().post(other, new PressOrder.Pause(other, 0, 1))) {
      other = new OrderId(TestSite.P2, other.number() + 1);
    }
    bench.time.advance(Duration.ZERO);
    bench.bridge().deaf(false);
  }

  @Test
  void aSiteThatNoLongerHasTheDieHoldsTheRunWithThatReason() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.restart(without(TestSite.STEEL));
      bench.resume(run);
      confirm(bench, run);

      Outcome outcome = confirm(bench, run);

      assertInstanceOf(Outcome.Refused.class, outcome);
      assertEquals(RunState.HELD, bench.status(run).state());
      assertTrue(
          bench.status(run).reason().contains("die D10-steel is not described"),
          bench.status(run).reason());
      assertEquals("densify.2", bench.status(run).openPrompt().orElseThrow().id());
      assertTrue(bench.bridge().seen().isEmpty());

      bench.restart(TestSite.site());
      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
    }
  }

  private static Outcome confirm(Bench bench, RunId run) {
    String prompt = bench.status(run).openPrompt().orElseThrow().id();
    return bench.ask(new Command.Confirm(bench.id(), "bob", bench.time.now(), run, prompt, ""));
  }

  private static Site without(DieId die) {
    Site site = TestSite.site();
    Map<DieId, Die> dies = new LinkedHashMap<>(site.dies());
    dies.remove(die);
    return TestSite.withDies(dies);
  }

  @Test
  void aPressThatPausesByItselfHoldsItsRun() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
      bench.time.advance(Duration.ofSeconds(5));
      bench.read(paused(bench, run));

      assertEquals(RunState.HELD, bench.status(run).state());
      bench.resume(run);
      assertEquals(1, bench.bridge().count(PressOrder.Continue.class));
    }
  }

  /** It is read twenty times a second, for as long as the journal is away. */
  @Test
  void aPressThatStaysPausedIsNotRememberedAgainWithEachReading() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = pressing(bench);
      bench.time.advance(Duration.ofSeconds(5));
      bench.flaky().away(true);
      for (int i = 0; i < 20; i++) {
        bench.read(paused(bench, run));
      }
      int tries = bench.flaky().refused();
      bench.time.advance(Duration.ofMinutes(1));
      assertEquals(tries + 12, bench.flaky().refused(), "the first alone is tried, every 5 s");

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      assertTrue(bench.status(run).reason().contains("paused by itself"));
    }
  }

  private static PressReading paused(Bench bench, RunId run) {
    return new PressReading.Fresh(
        TestSite.P1,
        bench.time.now(),
        TestReading.paused(bench.status(run).stages().get(0).runNumber()),
        Force.UNKNOWN,
        Area.ofMm2(78.54),
        true);
  }

  @Test
  void aTraceThatArrivesAfterTheEndIsWaitedForAndCounts() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.TRACE_LATE);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.DONE);

      assertEquals(
          Verdict.PASS, bench.status(run).stages().get(0).result().orElseThrow().verdict());
      assertFalse(bench.status(run).state() == RunState.HELD);
    }
  }
}
