package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Service;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.record.RunRecord;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.unit.Length;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changed recipes, dies and materials enter a running line all or nothing. */
final class SequencerReloadTest {
  private final Path folder;

  SequencerReloadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Recipe named(String id) {
    return TestRecipe.recipe(
        id, Recipe.Status.APPROVED, List.of(TestRecipe.densify(), TestRecipe.copress()));
  }

  private static Map<DieId, Die> diesWithout(DieId id) {
    Map<DieId, Die> dies = new LinkedHashMap<>(TestSite.site().dies());
    dies.remove(id);
    return dies;
  }

  private static Map<DieId, Die> diesWith(Die die) {
    Map<DieId, Die> dies = new LinkedHashMap<>(TestSite.site().dies());
    dies.put(die.id(), die);
    return dies;
  }

  private static Die wider(Die die) {
    return new Die(
        die.id(),
        die.name(),
        Length.ofMm(13),
        die.body(),
        die.punch(),
        die.rating(),
        die.ratingInsitu(),
        die.temperatureMax(),
        die.insulated(),
        die.service());
  }

  private static Site dueOn(String day) {
    Die old = TestSite.site().die(TestSite.STEEL);
    Service service =
        new Service(0, Optional.empty(), Optional.empty(), Optional.of(LocalDate.parse(day)));
    Die die =
        new Die(
            old.id(),
            old.name(),
            old.bore(),
            old.body(),
            old.punch(),
            old.rating(),
            old.ratingInsitu(),
            old.temperatureMax(),
            old.insulated(),
            service);
    return TestSite.with(diesWith(die), TestRecipe.liMetalCell());
  }

  private static Outcome start(Bench bench, String recipe) {
    return bench.ask(
        new Command.StartRun(
            bench.id(), "ann", bench.time.now(), new RecipeId(recipe), 0, Map.of()));
  }

  @Test
  void aRecipeThatComesIsRunAndOneThatGoesIsNot() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      assertInstanceOf(Outcome.Refused.class, start(bench, "bilayer"));
      assertEquals(Optional.empty(), bench.reload(TestSite.with(named("bilayer"))));
      assertInstanceOf(Outcome.Accepted.class, start(bench, "bilayer"));
      assertInstanceOf(Outcome.Refused.class, start(bench, "li-metal-cell"));
    }
  }

  /** Its recipe is gone from the site, and it is pressed to the end as it was started. */
  @Test
  void aRunUnderWayKeepsItsRevision() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.time.advance(Duration.ofSeconds(1));
      assertEquals(Optional.empty(), bench.reload(TestSite.with(named("bilayer"))));
      bench.driveTo(run, RunState.COMPLETE);
      RunRecord record = bench.store().archive().record(run).orElseThrow();
      assertEquals("li-metal-cell", record.recipe().id());
      assertEquals(4, record.stages().size());
    }
  }

  @Test
  void whatARunUsesStaysAndNothingElseIsTakenEither() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      Site without = TestSite.with(diesWithout(TestSite.SLEEVE), named("bilayer"));
      Refusal gone = bench.reload(without).orElseThrow();
      assertEquals("die D10-sleeve is gone, which run " + run + " uses", gone.reason());
      assertInstanceOf(Outcome.Refused.class, start(bench, "bilayer"), "all or nothing");

      Die steel = TestSite.site().die(TestSite.STEEL);
      Refusal bore =
          bench.reload(TestSite.with(diesWith(wider(steel)), named("bilayer"))).orElseThrow();
      assertTrue(bore.reason().contains("another bore"), bore.reason());

      bench.abort(run);
      assertEquals(Optional.empty(), bench.reload(without), "nobody uses it any more");
    }
  }

  @Test
  void moreThanRecipesDiesAndMaterialsTakesARestart() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Refusal refusal = bench.reload(TestSite.site().withOpcUaPort(4841)).orElseThrow();
      assertTrue(refusal.reason().endsWith("has changed: opcua"), refusal.reason());
      assertTrue(refusal.remedy().contains("restart the line"), refusal.remedy());
    }
  }

  /** Nothing else happens on the line then that would let it look at the queue. */
  @Test
  void aRunThatWaitsForADieBeginsOnceItsInspectionIsWrittenIntoTheSite() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId first = bench.start();
      RunId second = bench.start();
      assertEquals(Optional.empty(), bench.reload(dueOn("2026-11-22")));
      bench.abort(first);
      bench.clear(TestSite.P1);
      RunStatus waits = bench.status(second);
      assertEquals(RunState.QUEUED, waits.state());
      assertTrue(waits.reason().contains("was due for inspection"), waits.reason());

      assertEquals(Optional.empty(), bench.reload(dueOn("2027-11-22")));
      assertEquals(RunState.RUNNING, bench.status(second).state());
    }
  }

  /** It is written down before it counts: while the journal is away nothing changes. */
  @Test
  void itWaitsForTheJournal() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.flaky().away(true);
      assertEquals(
          "no answer", bench.reload(TestSite.with(named("bilayer"))).orElseThrow().reason());
      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(5));
      assertInstanceOf(Outcome.Accepted.class, start(bench, "bilayer"));
    }
  }
}
