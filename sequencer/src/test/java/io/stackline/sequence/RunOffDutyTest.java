package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.run.PressDuty;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose press is set up or serviced when its turn comes. */
final class RunOffDutyTest {
  private static final String WHY =
      "P1 is in MAINTENANCE since 2026-11-22T02:08:%02dZ, set by carl: new seal";

  /** Its second stage asks nobody and stays on the same press. */
  private static final Recipe SILENT =
      TestRecipe.recipe(
          "li-metal-cell",
          Recipe.Status.APPROVED,
          List.of(
              TestRecipe.densify(),
              TestRecipe.stage(
                  "silent",
                  StageKind.COPRESS,
                  TestSite.STEEL,
                  List.of(),
                  List.of(),
                  new TestRecipe.Numbers(250, 3, 60, 5, 5, 0, 0))));

  @ParameterizedTest
  @EnumSource(
      value = PressDuty.class,
      names = {"SETUP", "MAINTENANCE"})
  void theConfirmationThatWouldPressIsRefusedAndThePromptStaysOpen(PressDuty duty) {
    Story story = Story.start().duty(TestSite.P1, duty).confirm();
    assertTrue(story.refusal().isEmpty(), "the first of two prompts presses nothing");
    Run before = story.run();

    story.confirm();

    Refusal refusal = story.refusal().orElseThrow();
    assertEquals(Refusal.Code.STATE, refusal.code());
    assertEquals(
        "P1 is in " + duty + " since 2026-11-22T02:08:00Z, set by carl: new seal",
        refusal.reason());
    assertEquals("once that is done set it to PROCESSING, then ask again", refusal.remedy());
    assertEquals(before, story.run());
    assertTrue(story.orders().isEmpty());

    story.onDuty().confirm();
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void aStageThatAsksNobodyIsHeldAndAskedForOnceItIsResumed() {
    Story story = Story.of(SILENT).confirmAll().running().ended();
    story.duty(TestSite.P1, PressDuty.MAINTENANCE).judged(Verdict.PASS);

    assertEquals(RunState.HELD, story.state());
    assertEquals(
        WHY.formatted(5) + "; once that is done set it to PROCESSING, then ask again",
        story.reason());
    assertEquals(StageState.NOT_PRESSED, story.stage(1).state());
    assertEquals(Verdict.PASS, story.stage(0).result().orElseThrow().verdict(), "kept");

    story.resume();
    assertTrue(story.open().text().contains("press again?"));
    story.confirm();
    assertEquals(WHY.formatted(5), story.refusal().orElseThrow().reason());

    story.onDuty().confirm();
    assertEquals(2, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void theResumptionThatWouldPressIsRefusedAndTheRunStaysHeld() {
    Story story = Story.of(SILENT).confirm().confirm().running().ended().judged(Verdict.FAIL);
    assertEquals(RunState.HELD, story.state());
    story.duty(TestSite.P1, PressDuty.MAINTENANCE);
    Run before = story.run();

    story.resume();

    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertEquals(before, story.run());
    assertEquals(StageState.NOT_PRESSED, story.abort().stage(1).state(), "it can be ended");
    assertEquals(RunState.ABORTED, story.state());
  }

  @Test
  void whatIsUnderWayOnAnotherPressGoesOn() {
    Story story = Story.of(SILENT).confirm().confirm().duty(TestSite.P2, PressDuty.SETUP);
    story.running().hold();
    assertTrue(story.refusal().isEmpty());
    story.resume();
    assertTrue(story.refusal().isEmpty());
    assertEquals(1, story.count(PressOrder.Pause.class));
    assertEquals(1, story.count(PressOrder.Continue.class));
  }
}
