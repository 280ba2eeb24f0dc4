package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Peers;
import io.stackline.press.PressId;
import io.stackline.recipe.Recipe;
import io.stackline.record.RunRecord;
import io.stackline.run.Assignment;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole sequencer, from command to record, on a real database under virtual time. */
final class SequencerTest {
  private final Path folder;

  SequencerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aLithiumMetalCellGoesThroughThreePressesToItsRecord() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.driveTo(run, RunState.COMPLETE);

      RunStatus status = bench.status(run);
      assertEquals(Verdict.PASS, status.verdict());
      List<PressId> presses =
          bench.bridge().seen().stream().map(order -> order.id().press()).toList();
      assertEquals(List.of(TestSite.P1, TestSite.P1, TestSite.P2, TestSite.P3), presses);
      assertEquals(9, status.prompts().size(), "its own five, and out and in twice");
      assertTrue(status.prompts().stream().allMatch(each -> each.confirmed().isPresent()));
      assertRecord(bench.store().archive().record(run).orElseThrow());
      assertEquals(List.of(run), bench.store().archive().recent(9));
      assertTrue(bench.store().archive().trace(run, "densify").size() > 1000);
      assertEverythingSettled(bench);
    }
  }

  private static void assertRecord(RunRecord record) {
    assertEquals("COMPLETE", record.state());
    assertEquals("stackline test", record.software());
    assertTrue(record.simulated());
    assertEquals(50, record.speed());
    assertEquals("ann", record.startedBy());
    assertEquals(
        List.of("100 mg", "15 mg", "Ø 10 mm × 0.1 mm"),
        record.layers().stream().map(RunRecord.Layer::amount).toList());
    assertEquals(500, record.layers().get(0).highestMPa(), 1e-6);
    assertEquals(75, record.layers().get(2).highestMPa(), 1e-6);
    assertEquals(
        List.of("lpscl-powder", "nmc-composite"),
        record.overrides().stream().map(RunRecord.LiftedCap::material).toList());
    assertEquals(List.of(), record.overrides().get(0).conditions());
    assertEquals(300, record.overrides().get(0).dwellMaxS(), 1e-9);
    assertEquals(Map.of("stack-pressure.dwell", "10 min"), record.bindings());
    List<RunRecord.Stage> stages = record.stages();
    double[] targets = {250, 500, 50, 75};
    double[] dwells = {60, 180, 60, 600};
    for (int i = 0; i < stages.size(); i++) {
      RunRecord.Stage stage = stages.get(i);
      assertEquals(targets[i], stage.peakMPa(), 1e-6, stage.id());
      assertEquals(dwells[i], stage.dwellCreditedS(), 1e-6, stage.id());
      assertEquals(1, stage.inBandFraction(), 1e-6, stage.id());
      assertEquals(0.85, stage.relativeDensity(), 1e-6, stage.id());
      assertEquals(Verdict.PASS, stage.verdict(), stage.findings().toString());
      assertEquals(10, stage.boreMm(), 1e-9);
    }
    assertTrue(record.prompts().stream().allMatch(each -> each.confirmed().isPresent()));
  }

  private static void assertEverythingSettled(Bench bench) {
    assertTrue(bench.board().commands().waiting().isEmpty());
    assertTrue(bench.board().orders().waiting().isEmpty());
    assertTrue(bench.board().reports().waiting().isEmpty());
    assertTrue(bench.board().traces().waiting().isEmpty());
  }

  @Test
  void everyPressIsAssignedAtTheStart() throws StoreRefused {
    long nonce;
    try (Bench bench = Bench.open(folder)) {
      Assignment first = bench.board().assignments().latest(TestSite.P1).orElseThrow();
      nonce = first.nonce();
      assertEquals(1, first.term());
      assertEquals(Peers.ALONE.self(), first.bridge());
      assertEquals(3, bench.board().assignments().all().size());
      assertFalse(first.toString().contains(Long.toString(nonce)));
      bench.restart();
      Assignment second = bench.board().assignments().latest(TestSite.P1).orElseThrow();
      assertEquals(nonce, second.nonce());
      assertEquals(2, second.term());
    }
  }

  @Test
  void twoRunsShareTheLineAndTheSecondWaitsForItsDie() throws StoreRefused {
    Recipe densify =
        TestRecipe.recipe("densify-only", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    try (Bench bench = new Bench(folder, TestSite.with(TestRecipe.liMetalCell(), densify))) {
      RunId first = bench.start();
      bench.drive(first, () -> isDone(bench, first, 1));

      RunId second = bench.start(densify.id(), Map.of());
      assertEquals(RunState.QUEUED, bench.status(second).state());
      bench.drive(first, () -> bench.status(second).state() == RunState.RUNNING);
      assertEquals(StageState.PREPARING, stage(bench, first, 2), "the cell has left the die");
      bench.driveTo(second, RunState.COMPLETE);
      bench.driveTo(first, RunState.COMPLETE);

      assertEquals(Verdict.PASS, bench.status(first).verdict());
      assertEquals(Verdict.PASS, bench.status(second).verdict());
    }
  }

  private static boolean isDone(Bench bench, RunId run, int stage) {
    return bench.status(run).stages().get(stage).state() == StageState.DONE;
  }

  @Test
  void aHeldStrokeIsPausedAndContinued() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.drive(run, () -> stage(bench, run, 0) == StageState.PRESSING);
      bench.hold(run);
      assertEquals(RunState.HELD, bench.status(run).state());
      assertEquals(StageState.PAUSED, stage(bench, run, 0));

      bench.resume(run);

      assertEquals(StageState.PRESSING, stage(bench, run, 0));
      assertEquals(1, bench.bridge().count(PressOrder.Continue.class));
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(4, bench.bridge().count(PressOrder.RunProgram.class));
    }
  }

  @Test
  void anAbortedStrokeIsRecordedAsSuch() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      RunId run = bench.start();
      bench.drive(run, () -> stage(bench, run, 0) == StageState.PRESSING);
      bench.abort(run);
      assertEquals(RunState.ABORTING, bench.status(run).state());
      bench.driveTo(run, RunState.ABORTED);

      RunRecord record = bench.store().archive().record(run).orElseThrow();
      assertEquals("ABORTED", record.state());
      assertEquals(Verdict.FAIL, record.stages().get(0).verdict());
      assertEquals(Verdict.OPEN, record.stages().get(1).verdict());
      assertEquals(1, record.layers().size());
    }
  }

  @Test
  void lostSamplesMakeTheStageInconclusiveAndTheRunWaits() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.TRACE_LOST);
      RunId run = bench.start();
      bench.driveTo(run, RunState.HELD);

      RunStatus.StageResult result = bench.status(run).stages().get(0).result().orElseThrow();
      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(250, result.peak().toMPa(), 1e-6);
      assertEquals(Duration.ofSeconds(60), result.dwellCredited());

      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.INCONCLUSIVE, bench.status(run).verdict());
    }
  }

  @Test
  void aRefusedStrokeIsPressedUnderANewNumberAfterAnotherConfirmation() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.REFUSED);
      RunId run = bench.start();
      bench.driveTo(run, RunState.HELD);
      assertEquals("the guard is open; close it", bench.status(run).reason());

      bench.resume(run);
      assertTrue(bench.status(run).openPrompt().orElseThrow().text().contains("press again?"));
      bench.driveTo(run, RunState.COMPLETE);

      assertEquals(Verdict.PASS, bench.status(run).verdict());
      List<Long> numbers =
          bench.bridge().seen().stream().map(PressOrder::runNumber).distinct().toList();
      assertEquals(5, numbers.size());
    }
  }

  @Test
  void aTrippedPressHoldsTheRun() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.FAULT);
      RunId run = bench.start();
      bench.driveTo(run, RunState.HELD);

      assertEquals(Verdict.FAIL, bench.status(run).verdict());
      assertTrue(bench.status(run).reason().contains("force above its cap"));
    }
  }

  private static StageState stage(Bench bench, RunId run, int index) {
    return bench.status(run).stages().get(index).state();
  }
}
