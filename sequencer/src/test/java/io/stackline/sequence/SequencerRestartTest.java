package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.record.RunJournal;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new sequencer and a new board over the same data folder. */
final class SequencerRestartTest {
  private final Path folder;

  SequencerRestartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anAskedOperatorIsStillAskedButNothingGoesOnByItself() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      RunStatus before = bench.status(run);
      bench.time.advance(Duration.ofHours(1));
      bench.restart();

      RunStatus after = bench.status(run);
      assertEquals(RunState.HELD, after.state());
      assertEquals(RESTARTED, after.reason());
      assertEquals(before.prompts(), after.prompts());
      assertEquals(before.stages(), after.stages());
      bench.time.advance(Duration.ofDays(1));
      assertTrue(bench.bridge().seen().isEmpty());

      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(Verdict.PASS, bench.status(run).verdict());
    }
  }

  /** The second restart changes nothing of it, and yet nobody has seen it. */
  @Test
  void aRunThatWasHeldAlreadyIsShownAfterTheNextRestart() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.restart();
      RunStatus held = bench.status(run);
      bench.restart();

      assertEquals(held, bench.status(run));
      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
    }
  }

  /** As a former version would have written it. */
  @Test
  void aRunNobodyCanReadIsLeftOutIfItHasEndedAndElseRefused() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.abort(run);
      bench.time.advance(Duration.ofMinutes(1));
      assertEquals(RunState.ABORTED, bench.status(run).state());

      unreadable(bench, run, true);
      bench.restart();
      assertTrue(bench.board().runs().latest(run).isEmpty(), "not shown");
      RunId next = bench.start();
      assertEquals(RunState.RUNNING, bench.status(next).state());

      unreadable(bench, next, false);
      IllegalStateException refused = assertThrows(IllegalStateException.class, bench::restart);
      assertTrue(
          String.valueOf(refused.getMessage()).contains("end it with the version"),
          refused.getMessage());
    }
  }

  private static void unreadable(Bench bench, RunId run, boolean ended) {
    RunJournal journal = bench.store().journal();
    RunJournal.Image image = new RunJournal.Image(run, bench.time.now(), ended, "{}");
    journal.write(
        new RunJournal.Entry(
            Optional.empty(),
            Optional.of(image),
            List.of(),
            List.of(),
            Optional.empty(),
            journal.numbers()));
  }

  @Test
  void aStrokeThePressFinishedAloneIsRecordedAndNotRepeated() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.drive(run, () -> bench.bridge().count(PressOrder.RunProgram.class) == 1);
      bench.time.advance(Duration.ofSeconds(60));
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());
      bench.time.advance(Duration.ofMinutes(10));

      RunStatus.StageStatus stage = bench.status(run).stages().get(0);
      assertEquals(RunState.HELD, bench.status(run).state());
      assertEquals(StageState.DONE, stage.state());
      RunStatus.StageResult result = stage.result().orElseThrow();
      assertEquals(Verdict.INCONCLUSIVE, result.verdict());
      assertEquals(250, result.peak().toMPa(), 1e-6);
      assertEquals(Duration.ofSeconds(60), result.dwellCredited());
      assertEquals(1, bench.bridge().seen().size());
      assertEquals(2, bench.bridge().seen().get(0).term());
      assertTrue(bench.bridge().seen().get(0) instanceof PressOrder.Reattach);

      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);

      assertEquals(3, bench.bridge().count(PressOrder.RunProgram.class));
      assertEquals(Verdict.INCONCLUSIVE, bench.status(run).verdict());
    }
  }

  @Test
  void aStrokeThatNeverReachedThePressIsAskedForAgain() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.bridge().stop();
      bench.confirmAll(run);
      assertEquals(StageState.PREPARING, bench.status(run).stages().get(0).state());
      bench.restart();
      bench.time.advance(Duration.ofSeconds(5));
      assertEquals(RunState.HELD, bench.status(run).state());
      assertEquals(StageState.NOT_PRESSED, bench.status(run).stages().get(0).state());

      bench.resume(run);
      assertTrue(bench.status(run).openPrompt().orElseThrow().text().contains("press again?"));
      bench.driveTo(run, RunState.COMPLETE);

      assertEquals(Verdict.PASS, bench.status(run).verdict());
      List<Long> orders =
          bench.bridge().seen().stream()
              .filter(order -> order.id().press().equals(TestSite.P1))
              .map(order -> order.id().number())
              .toList();
      // 1 went to the bridge that died, so no number is used twice
      assertEquals(List.of(2L, 3L, 4L), orders);
    }
  }

  @Test
  void aHeldRunStaysHeldAndSaysWhy() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.hold(run);
      bench.restart();
      assertEquals(RESTARTED + " (before: held by ann)", bench.status(run).reason());
      assertEquals(RunState.HELD, bench.status(run).state());
    }
  }

  @Test
  void endedRunsAreShownAgain() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId first = bench.start();
      bench.abort(first);
      bench.time.advance(Duration.ofSeconds(5));
      RunId second = bench.start();
      bench.driveTo(second, RunState.COMPLETE);
      RunStatus before = bench.status(second);
      bench.restart();

      assertEquals(List.of(first, second), List.copyOf(bench.board().runs().all().keySet()));
      assertEquals(before, bench.status(second));
      assertEquals(RunState.ABORTED, bench.status(first).state());
    }
  }

  @Test
  void aRunNameAndItsNumbersAreNeverUsedTwice() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId first = bench.start();
      bench.abort(first);
      bench.restart();
      RunId second = bench.start();
      bench.confirmAll(second);

      assertFalse(first.equals(second));
      assertEquals(first.value() + "-2", second.value());
    }
  }

  /** It has not changed by the second restart, and nobody was told of it since. */
  @Test
  void aRunThatTwoRestartsHeldIsStillShown() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.restart();
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());
    }
  }

  private static final String RESTARTED =
      "restarted; nothing presses by itself: look at the press, then resume, stop or" + " abort";
}
