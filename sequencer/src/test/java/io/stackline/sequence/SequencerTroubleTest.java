package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Stamp;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.PressReading;
import io.stackline.run.Command;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not happen, happens: nothing dies, nothing starts again, somebody is told. */
final class SequencerTroubleTest {
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
      PressReading reading =
          new PressReading.Fresh(
              TestSite.P1,
              bench.time.now(),
              TestReading.paused(bench.status(run).stages().get(0).runNumber()),
              Force.UNKNOWN,
              Area.ofMm2(78.54),
              true);
      bench.board().readings().publish(TestSite.P1, new Stamp(1, 1), reading);
      bench.time.advance(Duration.ZERO);

      assertEquals(RunState.HELD, bench.status(run).state());
      bench.resume(run);
      assertEquals(1, bench.bridge().count(PressOrder.Continue.class));
    }
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
