package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may start, on which presses, and why not. */
final class AdmissionTest {
  private static final Map<String, String> BOUND = Story.BOUND;

  @Test
  void everyStageGetsTheFirstPressThatTakesIt() throws StartRefused {
    Run run = start(TestSite.site(), 0, BOUND, id -> false).next();

    List<PressId> presses = run.status().stages().stream().map(each -> each.press()).toList();
    assertEquals(List.of(TestSite.P1, TestSite.P1, TestSite.P2, TestSite.P3), presses);
    assertEquals(Duration.ofMinutes(10), run.status().stages().get(3).dwellRequired());
    assertEquals(19.635, run.status().stages().get(0).targetForce().toKN(), 1e-3);
    assertEquals(2, run.status().recipe().revision());
    assertEquals("ann", run.status().startedBy());
  }

  @Test
  void aRunIsNamedByItsTimeAndRecipeAndCountsUpIfTheNameIsTaken() throws StartRefused {
    String name = "20261122-020800-li-metal-cell";
    assertEquals(name, start(TestSite.site(), 0, BOUND, id -> false).next().id().value());
    Set<RunId> taken = Set.of(new RunId(name), new RunId(name + "-2"));
    assertEquals(
        name + "-3", start(TestSite.site(), 0, BOUND, taken::contains).next().id().value());
  }

  @Test
  void aLongRecipeNameIsShortenedInTheNameOfTheRun() throws StartRefused {
    Recipe recipe =
        TestRecipe.recipe("r".repeat(64), Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Run run = start(TestSite.with(recipe), recipe.id(), 0, Map.of(), id -> false).next();
    assertTrue(run.id().value().length() <= 64);
  }

  @ParameterizedTest
  @CsvSource({"other, 0, UNKNOWN", "li-metal-cell, 1, UNKNOWN", "li-metal-cell, 3, UNKNOWN"})
  void onlyAKnownRecipeInItsRevisionStarts(String recipe, int revision, Refusal.Code code) {
    assertRefused(code, TestSite.site(), new RecipeId(recipe), revision, BOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRAFT", "RETIRED"})
  void onlyAnApprovedRecipeStarts(String status) {
    Recipe recipe =
        TestRecipe.recipe("r", Recipe.Status.valueOf(status), List.of(TestRecipe.densify()));
    assertRefused(Refusal.Code.STATE, TestSite.with(recipe), recipe.id(), 0, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10 bananas", "0 s", "-1 s", "60 d"})
  void anOpenDwellMustBeBoundToADuration(String dwell) {
    assertRefused(
        Refusal.Code.ARGUMENT,
        TestSite.site(),
        TestSite.RECIPE,
        0,
        Map.of("stack-pressure.dwell", dwell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"densify.dwell", "stack-pressure.target", "nonsense"})
  void nothingElseMayBeBound(String name) {
    Map<String, String> bindings = Map.of("stack-pressure.dwell", "10 min", name, "10 min");
    Refusal refusal =
        assertRefused(Refusal.Code.ARGUMENT, TestSite.site(), TestSite.RECIPE, 0, bindings);
    assertTrue(refusal.reason().contains(name), refusal.reason());
  }

  @Test
  void theWholeRecipeIsCheckedBeforeTheFirstStage() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(TestRecipe.densify(), TestRecipe.copress(), TestRecipe.laminate(51)));

    Refusal refusal =
        assertRefused(Refusal.Code.ENVELOPE, TestSite.with(recipe), recipe.id(), 0, Map.of());

    assertTrue(refusal.reason().startsWith("no press for stage laminate"), refusal.reason());
    assertTrue(refusal.reason().contains("lithium bears 50 MPa"), refusal.reason());
    for (String press : List.of("P1", "P2", "P3")) {
      assertTrue(refusal.reason().contains(press), refusal.reason());
    }
  }

  @Test
  void aSecondStrokeThatTheTimeAboveTheUsualCapDoesNotLastForIsRefused() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(
                TestRecipe.densify(),
                TestRecipe.copress(),
                TestRecipe.stage(
                    "again",
                    StageKind.COPRESS,
                    TestSite.STEEL,
                    List.of(),
                    List.of(),
                    new TestRecipe.Numbers(500, 3, 180, 5, 5, 0, 0))));

    Refusal refusal =
        assertRefused(Refusal.Code.ENVELOPE, TestSite.with(recipe), recipe.id(), 0, Map.of());

    assertTrue(refusal.reason().startsWith("no press for stage again"), refusal.reason());
    assertTrue(refusal.reason().contains("258.4 s are spent"), refusal.reason());
  }

  @Test
  void aPressThatCannotResolveTheToleranceIsNotTaken() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(
                TestRecipe.stage(
                    "fine",
                    StageKind.DENSIFY,
                    TestSite.STEEL,
                    List.of(),
                    List.of(),
                    new TestRecipe.Numbers(100, 5, 10, 1, 5, 0, 0))));

    assertRefused(Refusal.Code.ENVELOPE, TestSite.with(recipe), recipe.id(), 0, Map.of());
  }

  @Test
  void aRampThePressCannotMakeIsRefused() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(
                TestRecipe.stage(
                    "fast",
                    StageKind.DENSIFY,
                    TestSite.STEEL,
                    List.of(),
                    List.of(),
                    new TestRecipe.Numbers(100, 100, 10, 5, 5, 0, 0))));

    Refusal refusal =
        assertRefused(Refusal.Code.ENVELOPE, TestSite.with(recipe), recipe.id(), 0, Map.of());
    assertTrue(refusal.reason().contains("at most 5 kN/s"), refusal.reason());
  }

  @Test
  void aKindOfStageNobodyTakesIsRefused() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(
                TestRecipe.stage(
                    "second",
                    StageKind.SECONDARY,
                    TestSite.STEEL,
                    List.of(),
                    List.of(),
                    new TestRecipe.Numbers(100, 1, 10, 5, 5, 0, 0))));

    assertRefused(Refusal.Code.PRESS, TestSite.with(recipe), recipe.id(), 0, Map.of());
  }

  @Test
  void aPressServesOneRunUntilItsStagesThereAreDone() throws StartRefused {
    Recipe densify = TestRecipe.recipe("d", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Site site = TestSite.with(TestRecipe.liMetalCell(), densify);
    Story other = Story.start();

    Run waits = started(site, densify, other);
    assertEquals(RunState.QUEUED, waits.status().state());
    assertEquals(StageState.QUEUED, waits.status().stages().get(0).state());

    other.pass().pass().confirmAll();
    Run second = started(site, densify, other);
    assertEquals(TestSite.P1, second.status().stages().get(0).press());
  }

  /** Seed 91 of the simulation: its cell lies there still, and a person may repeat the stage. */
  @Test
  void aPressWhoseStageIsToBeDecidedOnServesItsRun() throws StartRefused {
    Recipe densify = TestRecipe.recipe("d", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Site site = TestSite.with(TestRecipe.liMetalCell(), densify);
    Story other = Story.start().pass();
    other.confirm().running();
    other.report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.FAULT)));
    other.judged(Verdict.FAIL);
    assertEquals(StageState.DONE, other.stage(1).state());

    // the other run waits for the die too: so look at the press by itself
    Reserved reserved = new Reserved(other.run().id(), "copress");
    assertEquals(reserved, Reserved.by(List.of(other.run())).get(TestSite.P1));
    assertEquals(RunState.QUEUED, started(site, densify, other).status().state());

    other.decide(Command.Choice.SKIP, "the pellet is whole");
    other.confirmAll();
    assertFalse(Reserved.by(List.of(other.run())).containsKey(TestSite.P1));
    assertEquals(RunState.RUNNING, started(site, densify, other).status().state());
  }

  private static Run started(Site site, Recipe recipe, Story other) throws StartRefused {
    return new Admission(moment(site), List.of(other.run()), id -> false, UrgentFirst.USUAL)
        .start(command(recipe.id(), 0, Map.of()))
        .next();
  }

  @Test
  void moreRunsThanTheLineTakesAreRefused() {
    List<Run> live = Collections.nCopies(Admission.LIVE_MAX, Story.start().run());
    Admission admission =
        new Admission(moment(TestSite.site()), live, id -> false, UrgentFirst.USUAL);
    StartRefused refused =
        assertThrows(StartRefused.class, () -> admission.start(command(TestSite.RECIPE, 0, BOUND)));
    assertEquals(Refusal.Code.BUSY, refused.refusal().code());
  }

  static Refusal assertRefused(
      Refusal.Code code, Site site, RecipeId recipe, int revision, Map<String, String> bindings) {
    StartRefused refused =
        assertThrows(
            StartRefused.class, () -> start(site, recipe, revision, bindings, id -> false));
    assertEquals(code, refused.refusal().code(), refused.refusal().toString());
    return refused.refusal();
  }

  static Decision start(
      Site site, int revision, Map<String, String> bindings, Predicate<RunId> taken)
      throws StartRefused {
    return start(site, TestSite.RECIPE, revision, bindings, taken);
  }

  static Decision start(
      Site site,
      RecipeId recipe,
      int revision,
      Map<String, String> bindings,
      Predicate<RunId> taken)
      throws StartRefused {
    return new Admission(moment(site), List.of(), taken, UrgentFirst.USUAL)
        .start(command(recipe, revision, bindings));
  }

  private static Command.StartRun command(
      RecipeId recipe, int revision, Map<String, String> bindings) {
    return new Command.StartRun(new CommandId("c"), "ann", Story.START, recipe, revision, bindings);
  }

  private static Moment moment(Site site) {
    return new Moment(Story.START, 1, site, new Numbers(1, Map.of()), Duration.ofSeconds(2));
  }
}
