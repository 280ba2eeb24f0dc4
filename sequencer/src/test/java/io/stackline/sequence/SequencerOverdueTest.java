package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.Due;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes longer than it should is told, once, whatever happens in between. */
final class SequencerOverdueTest {
  private static final Duration PROMPT = Site.PROMPT_EXPECTED;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Path folder;

  SequencerOverdueTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Optional<String> late(Bench bench, RunId run) {
    return bench.status(run).overdue().map(Due::what);
  }

  @Test
  void aPromptIsOverdueAfterTheTimeOfTheSiteAndNoLongerOnceItIsConfirmed() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      RunStatus asked = bench.status(run);
      assertEquals(asked.started().plus(PROMPT), asked.due().orElseThrow().by());

      bench.time.advance(PROMPT.minus(SECOND));
      assertEquals(Optional.empty(), late(bench, run));
      bench.time.advance(SECOND);
      assertEquals(Optional.of("prompt densify.1"), late(bench, run));
      assertEquals(
          asked.state(), bench.status(run).state(), "it is told, and nothing else is done");

      RunStatus told = bench.status(run);
      bench.time.advance(Duration.ofDays(1));
      assertEquals(told, bench.status(run), "told once");

      bench.confirmAll(run);
      assertEquals(Optional.empty(), late(bench, run));
    }
  }

  @Test
  void timeDuringWhichTheRunIsHeldDoesNotCount() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.time.advance(PROMPT.minus(SECOND));
      bench.hold(run);
      bench.time.advance(Duration.ofHours(3));
      assertEquals(Optional.empty(), late(bench, run));
      bench.resume(run);
      assertEquals(Optional.empty(), late(bench, run));
      bench.time.advance(SECOND);
      assertEquals(Optional.of("prompt densify.1"), late(bench, run));
    }
  }

  /** Half of the time was over before the restart, which holds the run. */
  @Test
  void aRestartLosesNothingOfIt() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.time.advance(PROMPT.dividedBy(2));
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());
      bench.time.advance(Duration.ofHours(1));
      bench.resume(run);
      bench.time.advance(PROMPT.dividedBy(2).minus(SECOND));
      assertEquals(Optional.empty(), late(bench, run));
      bench.time.advance(SECOND);
      assertEquals(Optional.of("prompt densify.1"), late(bench, run));
    }
  }

  /** Its bridge is dead, or the press takes no program: nothing would ever be heard. */
  @Test
  void aStrokeOfWhichNothingIsHeardIsTold() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().stop();
      RunId run = bench.start();
      bench.confirmAll(run);
      bench.time.advance(Duration.ofMinutes(2));
      assertTrue(late(bench, run).orElseThrow().startsWith("the beginning of stroke "));
    }
  }

  @Test
  void aWholeRunAtTheUsualPaceIsNeverOverdue() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.drive(
          run,
          () -> {
            assertEquals(Optional.empty(), late(bench, run));
            return bench.status(run).state() == RunState.COMPLETE;
          });
      assertEquals(Optional.empty(), bench.status(run).due());
    }
  }
}
