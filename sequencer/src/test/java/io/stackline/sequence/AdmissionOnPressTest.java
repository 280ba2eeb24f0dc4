package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Refusal;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that one named press shall do from its first stage to its last. */
final class AdmissionOnPressTest {
  private static final Recipe PELLET =
      TestRecipe.recipe(
          "pellet", Recipe.Status.APPROVED, List.of(TestRecipe.densify(), TestRecipe.copress()));
  private static final Recipe CELL =
      TestRecipe.recipe(
          "cell",
          Recipe.Status.APPROVED,
          List.of(TestRecipe.densify(), TestRecipe.copress(), TestRecipe.laminate(50)));
  private static final Recipe FAST =
      TestRecipe.recipe(
          "fast",
          Recipe.Status.APPROVED,
          List.of(
              TestRecipe.stage(
                  "fast",
                  StageKind.DENSIFY,
                  TestSite.STEEL,
                  List.of(),
                  List.of(),
                  new TestRecipe.Numbers(100, 100, 10, 5, 5, 0, 0))));
  private static final Site SITE = TestSite.with(PELLET, CELL, FAST);

  @Test
  void everyStageIsDoneOnIt() throws StartRefused {
    Origin origin =
        new Origin(
            Optional.of(TestSite.P1),
            "job-7",
            "task-3",
            List.of(new Origin.SampleRef("tray", "cell 81", "B2", "")));
    Decision decision = start(PELLET, origin, Map.of());
    Run run = decision.next();
    assertEquals(origin, run.status().origin());
    assertTrue(run.status().stages().stream().allMatch(each -> each.press().equals(TestSite.P1)));
    RunImages images = new RunImages();
    assertEquals(run, images.read(images.write(run)));
    assertTrue(decision.notes().get(0).text().endsWith(" for job job-7"));
  }

  @Test
  void aRecipeThatNeedsMoreThanOnePressIsRefusedByTheStageItCannotTake() {
    Refusal refusal = refused(CELL, TestSite.P1, Map.of());
    assertEquals(Refusal.Code.STATE, refusal.code());
    assertEquals(
        "P1 alone does not make the recipe, stage laminate: P1 takes no LAMINATE stages",
        refusal.reason());
    assertEquals(
        "start it without naming a press, or choose a recipe for this press", refusal.remedy());
  }

  @Test
  void whatThePressIsNotMadeForIsRefusedInTheWordsOfTheAllocation() {
    assertEquals(
        "P3 alone does not make the recipe, stage densify: P3 takes no DENSIFY stages",
        refused(PELLET, TestSite.P3, Map.of()).reason());
    Refusal tooFast = refused(FAST, TestSite.P1, Map.of());
    assertEquals(Refusal.Code.STATE, tooFast.code());
    assertTrue(tooFast.reason().contains("at most 5 kN/s"), tooFast.reason());
  }

  @Test
  void aPressNobodyKnowsOrThatNobodyHasSeenAtRestIsSaidToBeJustThat() {
    Refusal unknown = refused(PELLET, new PressId("P9"), Map.of());
    assertEquals(Refusal.Code.UNKNOWN, unknown.code());
    assertEquals("known presses: [P1, P2, P3]", unknown.remedy());

    Refusal doubt = refused(PELLET, TestSite.P1, Map.of(TestSite.P1, "no answer"));
    assertEquals(Refusal.Code.PRESS, doubt.code());
    assertTrue(doubt.remedy().startsWith("look at the press"), doubt.remedy());
  }

  @Test
  void aPressThatServesAnotherRunIsBusy() throws StartRefused {
    Run other = start(PELLET, Origin.NONE, Map.of()).next();
    StartRefused refused =
        assertThrows(
            StartRefused.class,
            () ->
                new Admission(moment(Map.of()), List.of(other), id -> false, UrgentFirst.USUAL)
                    .start(command(PELLET, Origin.on(TestSite.P1))));
    assertEquals(Refusal.Code.BUSY, refused.refusal().code());
  }

  private static Refusal refused(Recipe recipe, PressId press, Map<PressId, String> doubts) {
    return assertThrows(StartRefused.class, () -> start(recipe, Origin.on(press), doubts))
        .refusal();
  }

  private static Decision start(Recipe recipe, Origin origin, Map<PressId, String> doubts)
      throws StartRefused {
    return new Admission(moment(doubts), List.of(), id -> false, UrgentFirst.USUAL)
        .start(command(recipe, origin));
  }

  private static Command.StartRun command(Recipe recipe, Origin origin) {
    return new Command.StartRun(
        new CommandId("c"), "ann", Story.START, recipe.id(), 0, Map.of(), origin);
  }

  private static Moment moment(Map<PressId, String> doubts) {
    return new Moment(
        Story.START, 1, SITE, new Numbers(1, Map.of()), doubts, Map.of(), Duration.ofSeconds(2));
  }
}
