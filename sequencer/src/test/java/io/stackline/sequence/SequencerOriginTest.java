package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.recipe.Recipe;
import io.stackline.run.Command;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an order came from goes with its run to the end. */
final class SequencerOriginTest {
  @Test
  void itIsShownSurvivesARestartAndStandsInTheRecord(@TempDir Path folder) throws StoreRefused {
    Recipe pellet =
        TestRecipe.recipe("pellet", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Origin origin =
        new Origin(
            Optional.of(TestSite.P1),
            "job-7",
            "task-3",
            List.of(new Origin.SampleRef("tray 4", "cell 81", "B2", "lot=17")));
    try (Bench bench = new Bench(folder, TestSite.with(pellet))) {
      Command.StartRun start =
          new Command.StartRun(
              bench.id(), "mes", bench.time.now(), pellet.id(), 0, Map.of(), origin);
      RunId run = assertInstanceOf(Outcome.Accepted.class, bench.ask(start)).run();
      assertEquals(origin, bench.status(run).origin());

      bench.restart();
      assertEquals(origin, bench.status(run).origin());

      bench.resume(run);
      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(origin, bench.status(run).origin());
      assertEquals(origin, bench.store().archive().record(run).orElseThrow().origin());
    }
  }
}
