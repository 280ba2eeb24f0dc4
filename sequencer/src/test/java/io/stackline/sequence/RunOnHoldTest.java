package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.recipe.Recipe;
import io.stackline.run.Command.Choice;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A paused stroke goes on only where the recipe lets it; else a person decides. */
final class RunOnHoldTest {
  private static final Recipe DECIDING =
      TestRecipe.recipe(
          "li-metal-cell",
          Recipe.Status.APPROVED,
          List.of(TestRecipe.deciding(TestRecipe.densify()), TestRecipe.copress()));

  /** Held by an operator in the midst of the first stroke. */
  private static Story paused(Recipe recipe) {
    return Story.of(recipe)
        .confirm()
        .confirm()
        .running()
        .hold()
        .report(PressOrder.Pause.class, new Progress.Obeyed());
  }

  private static Story letGo(Story story) {
    return story
        .report(PressOrder.Abort.class, new Progress.Obeyed())
        .report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.ABORTING)));
  }

  @Test
  void itIsNotResumedHalfWay() {
    Story story = paused(DECIDING);
    assertEquals(RunState.HELD, story.state());
    story.resume();
    Refusal refusal = story.refusal().orElseThrow();
    assertEquals(Refusal.Code.STATE, refusal.code());
    assertTrue(refusal.remedy().startsWith("decide: repeat it"), refusal.remedy());
    assertEquals(0, story.count(PressOrder.Continue.class));
  }

  @Test
  void whereTheRecipeSaysNothingItGoesOn() {
    Recipe plain =
        TestRecipe.recipe("li-metal-cell", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Story story = paused(plain).resume();
    assertEquals(Optional.empty(), story.refusal());
    assertEquals(1, story.count(PressOrder.Continue.class));
  }

  @Test
  void toRepeatItThePressLetsGoFirstThenTheOperatorIsAskedAndItIsPressedUnderANewNumber() {
    Story story = paused(DECIDING).decide(Choice.REPEAT, "");
    assertEquals(RunState.UNHOLDING, story.state());
    assertEquals(1, story.count(PressOrder.Abort.class));
    assertEquals(1, story.count(PressOrder.RunProgram.class));

    letGo(story);
    assertEquals(RunState.RUNNING, story.state());
    assertEquals(StageState.JUDGING, story.stage(0).state());
    story.judged(Verdict.FAIL);
    assertEquals(RunState.RUNNING, story.state());
    assertTrue(story.open().text().contains("press again?"), story.open().text());
    assertEquals(60, story.run().stack().layers().get(0).held().toSeconds(), "it is remembered");

    story.confirm();
    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
    story.running().ended().judged(Verdict.PASS);
    assertEquals("copress.1", story.open().id());
  }

  @Test
  void toSkipItThePressLetsGoFirstAndTheRunGoesOnWithTheNextStage() {
    Story story = paused(DECIDING).decide(Choice.SKIP, "the pellet is whole");
    letGo(story).judged(Verdict.FAIL);
    assertEquals("copress.1", story.open().id());
    assertEquals(1, story.run().stack().layers().size());
    assertEquals(Verdict.FAIL, story.run().status().verdict());
  }

  @Test
  void aPressThatDoesNotLetGoHoldsTheRunAgain() {
    Story story = paused(DECIDING).decide(Choice.REPEAT, "");
    Refusal no = new Refusal(Refusal.Code.PRESS, "the guard is open", "close the guard");
    story.report(PressOrder.Abort.class, new Progress.Refused(no));
    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.INTERLOCK, story.cause().orElseThrow());
    assertTrue(story.reason().contains("decide again"), story.reason());

    story.decide(Choice.REPEAT, "");
    assertEquals(2, story.count(PressOrder.Abort.class));
    letGo(story).judged(Verdict.FAIL);
    assertTrue(story.open().text().contains("press again?"));
  }

  /** The decision is kept; nothing is repeated before somebody resumes. */
  @Test
  void aRestartMeanwhileHoldsTheRunAndResumingTellsThePressAgain() {
    Story story = paused(DECIDING).decide(Choice.REPEAT, "").restarted(Set.of());
    assertEquals(RunState.HELD, story.state());
    story.resume();
    assertEquals(2, story.count(PressOrder.Abort.class));
    story.report(PressOrder.Abort.class, new Progress.Obeyed());
    story.report(PressOrder.Reattach.class, new Progress.Ended(Story.end(PressState.ABORTING)));
    story.judged(Verdict.FAIL);
    assertTrue(story.open().text().contains("press again?"), story.open().text());
  }

  @Test
  void whoHoldsItMeanwhileDecidesAnew() {
    Story story = paused(DECIDING).decide(Choice.SKIP, "no").hold();
    assertEquals(RunState.HOLDING, story.state());
    letGo(story).judged(Verdict.FAIL);
    assertEquals(RunState.HELD, story.state());
    story.decide(Choice.REPEAT, "");
    assertTrue(story.open().text().contains("press again?"), story.open().text());
  }

  @Test
  void anAbortIsAnAbort() {
    Story story = paused(DECIDING).decide(Choice.REPEAT, "").abort();
    letGo(story).judged(Verdict.FAIL);
    assertEquals(RunState.ABORTED, story.state());
  }
}
