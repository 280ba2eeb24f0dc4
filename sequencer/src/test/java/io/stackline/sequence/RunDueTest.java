package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.Asks;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.run.Due;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.sequence.stage.StageTimes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By when a run should be through with what it is at. */
final class RunDueTest {
  private static Due due(Story story) {
    return story.run().status().due().orElseThrow();
  }

  @Test
  void aPromptMaySayItselfHowLongItTakes() {
    Asks asks =
        new Asks(PromptRole.OPERATOR, List.of(), List.of(), Optional.of(Duration.ofHours(2)));
    Recipe recipe =
        TestRecipe.recipe(
            "li-metal-cell",
            Recipe.Status.APPROVED,
            List.of(
                TestRecipe.asking(
                    TestRecipe.densify(), List.of(new Question("Dry the powder", asks)))));
    Story story = Story.of(recipe);
    assertEquals(story.now().plus(Duration.ofHours(2)), due(story).by());
  }

  /**
   * 45 mm at 0.25 mm/s are 180 s, up to 250 MPa at 5 MPa/s and its soft landing 58 s with the
   * preload, 10 s and 60 s of soak, down at 5 MPa/s 50 s: with the margin of two minutes.
   */
  @Test
  void aStrokeShouldTakeTheTimeOfItsProgram() {
    Story story = Story.pressing();
    assertTrue(due(story).what().startsWith("the beginning of stroke "), due(story).what());
    assertEquals(story.now().plus(Duration.ofMinutes(2)), due(story).by());

    story.running();
    Duration program = StageTimes.expected(TestSite.job("densify")).orElseThrow();
    assertEquals(due(story).since().plus(program), due(story).expected());
    assertEquals(due(story).expected().plus(Duration.ofMinutes(2)), due(story).by());
    double stroke = TestSite.job("densify").press().stroke().metres() / 0.25e-3;
    double moves = (250.0 / NUMBERS_RAMP + 250.0 / NUMBERS_RELEASE) * 1.15;
    assertEquals(stroke + moves + 10 + 60, program.toMillis() / 1e3, 1e-3);

    Due first = due(story);
    story.report(PressOrder.RunProgram.class, new Progress.Running());
    assertEquals(first, due(story), "another report changes nothing");
  }

  /** Nobody notices otherwise that a cell waits in a press which others wait for. */
  @Test
  void aMoveBetweenPressesIsAPromptLikeAnyOther() {
    Story story = Story.start().pass().pass();
    assertEquals("prompt laminate.out", due(story).what());
    assertEquals(story.now().plus(Duration.ofMinutes(15)), due(story).by());
    Asks asks = story.run().status().openPrompt().orElseThrow().asks();
    assertEquals(Asks.NOTHING, asks);

    story.answer(PromptRole.OPERATOR, Map.of("die", "D10-steel"));
    assertTrue(story.refusal().orElseThrow().reason().contains("does not ask for \"die\""));
    assertEquals("prompt laminate.out", due(story).what(), "and nothing has changed");
    story.confirm();
    assertEquals("prompt laminate.in", due(story).what());
  }

  private static final double NUMBERS_RAMP = 5;
  private static final double NUMBERS_RELEASE = 5;

  @Test
  void aHoldUntilReleasedIsNeverLateOnceItMoves() {
    Story story = Story.holding(TestRecipe.heldUntilReleased());
    assertEquals(Optional.empty(), story.run().status().due());
  }

  @Test
  void onlyWhatIsReallyLateIsToldAsSuch() {
    Story story = Story.start();
    Due due = due(story);
    story.on(new Input.Overstayed(story.runId(), due.by()));
    assertFalse(due(story).overdue(), "it is not so late yet");
    story.wait(Duration.ofMinutes(15)).on(new Input.Overstayed(story.runId(), due.by()));
    assertTrue(due(story).overdue());
    assertTrue(story.run().status().overdue().isPresent());
    story.hold();
    assertEquals(Optional.empty(), story.run().status().overdue(), "a held run waits for somebody");
    story.resume();
    assertFalse(due(story).what().isEmpty());
  }
}
