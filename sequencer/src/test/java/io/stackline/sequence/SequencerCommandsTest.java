package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command gets one answer, and keeps it. */
final class SequencerCommandsTest {
  private final Path folder;

  SequencerCommandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theSameCommandTwiceIsDoneOnceAlsoAfterARestart() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Command.StartRun start =
          new Command.StartRun(
              new CommandId("mes-17"), "ann", bench.time.now(), TestSite.RECIPE, 2, Story.BOUND);
      Outcome first = bench.ask(start);
      assertInstanceOf(Outcome.Accepted.class, first);
      bench.time.advance(Duration.ofSeconds(1));
      assertEquals(first, bench.ask(start));

      bench.restart();

      assertEquals(first, bench.ask(start));
      assertEquals(1, bench.board().runs().all().size());
      assertTrue(bench.board().commands().waiting().isEmpty());
    }
  }

  @Test
  void aRefusalIsAnsweredTheSameForEver() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Command.StartRun unbound =
          new Command.StartRun(
              new CommandId("mes-1"), "ann", bench.time.now(), TestSite.RECIPE, 0, Map.of());
      Outcome first = bench.ask(unbound);
      assertEquals(Refusal.Code.ARGUMENT, refusal(first).code());
      bench.restart();
      assertEquals(first, bench.ask(unbound));
    }
  }

  @Test
  void aCommandForAnUnknownRunIsRefusedAndOneForAnEndedRunSaysSo() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.abort(run);
      bench.restart();
      assertEquals(RunState.ABORTED, bench.status(run).state());

      Outcome ended = bench.ask(new Command.Hold(bench.id(), "ann", bench.time.now(), run));
      assertEquals(Refusal.Code.STATE, refusal(ended).code());
      Outcome unknown =
          bench.ask(new Command.Hold(bench.id(), "ann", bench.time.now(), new RunId("somebody")));
      assertEquals(Refusal.Code.UNKNOWN, refusal(unknown).code());
    }
  }

  private static Refusal refusal(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome, outcome.toString()).refusal();
  }
}
