package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hold, resume and abort in every corner of a run. */
final class RunHoldTest {
  private static final Refusal NO =
      new Refusal(Refusal.Code.PRESS, "the guard is open", "close the guard");
  private static final Refusal OTHER =
      new Refusal(Refusal.Code.STATE, "the press ran something else", "look at the press");

  @Test
  void aStrokeIsHeldAndContinuedNeverRepeated() {
    Story story = Story.pressing().running().hold();
    assertEquals(RunState.HOLDING, story.state());
    assertEquals(1001, story.last(PressOrder.Pause.class).runNumber());
    story.report(PressOrder.Pause.class, new Progress.Obeyed());
    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.OPERATOR, story.cause().orElseThrow());
    assertEquals(StageState.PAUSED, story.stage(0).state());

    story.resume();
    assertEquals(RunState.UNHOLDING, story.state());
    assertEquals(1001, story.last(PressOrder.Continue.class).runNumber());
    story.report(PressOrder.Continue.class, new Progress.Obeyed());
    assertEquals(RunState.RUNNING, story.state());
    assertTrue(story.cause().isEmpty());
    assertEquals(StageState.PRESSING, story.stage(0).state());
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void aRunHeldWhileThePressIsPreparedPausesAsSoonAsItMoves() {
    Story story = Story.pressing().hold();
    assertEquals(0, story.count(PressOrder.Pause.class));
    assertEquals(RunState.HOLDING, story.state());

    story.running();

    assertEquals(1, story.count(PressOrder.Pause.class));
    assertEquals(RunState.HOLDING, story.state());
  }

  @Test
  void aHoldTakenBackBeforeThePressMovesPausesNothing() {
    Story story = Story.pressing().hold().resume().running();

    assertEquals(0, story.count(PressOrder.Pause.class));
    assertEquals(0, story.count(PressOrder.Continue.class));
    assertEquals(RunState.RUNNING, story.state());
  }

  @Test
  void aPressThatCannotPauseLeavesTheRunRunningAndSaysSo() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.Pause.class, new Progress.Refused(NO));

    assertEquals(RunState.RUNNING, story.state());
    assertTrue(story.reason().startsWith("the press cannot pause"), story.reason());
  }

  /** Seed 180 of the simulation: the bridge dies with the pause in its hands. */
  @Test
  void aPauseOfUnknownOutcomeLeavesTheRunRunningUntilThePressIsReadPaused() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.RunProgram.class, new Progress.Running());
    story.report(PressOrder.Pause.class, new Progress.Unknown("the bridge is gone"));
    assertEquals(RunState.RUNNING, story.state());
    assertEquals(StageState.PRESSING, story.stage(0).state());
    assertTrue(story.reason().startsWith("the press may not have paused"), story.reason());

    story.on(new Input.SeenPaused(TestSite.P1, 1001, story.now().plusSeconds(9)));

    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.PAUSED, story.stage(0).state());
  }

  /** Seed 167 of the simulation: a press that refuses to pause because it is paused already. */
  @Test
  void aPressThatCannotPauseBecauseItIsPausedIsHeldAsSoonAsItIsRead() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.RunProgram.class, new Progress.Running());
    assertEquals(StageState.PAUSED, story.stage(0).state(), "a control");
    story.report(PressOrder.Pause.class, new Progress.Refused(OTHER));
    assertEquals(RunState.RUNNING, story.state());

    story.on(new Input.SeenPaused(TestSite.P1, 1001, story.now().plusSeconds(9)));

    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.PAUSED, story.stage(0).state());
    story.resume();
    assertEquals(1, story.count(PressOrder.Continue.class));
  }

  @Test
  void aPressThatDoesNotContinueHoldsTheRunAgain() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.Pause.class, new Progress.Obeyed()).resume();
    story.report(PressOrder.Continue.class, new Progress.Refused(NO));
    assertEquals(RunState.HELD, story.state());

    story.resume();

    assertEquals(2, story.count(PressOrder.Continue.class));
  }

  @Test
  void betweenStagesHeldMeansThatNoPromptCanBeConfirmed() {
    Story story = Story.start().hold();
    assertEquals(RunState.HELD, story.state());

    story.confirm();
    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());

    story.resume().confirm();
    assertEquals("densify.2", story.open().id());
  }

  @Test
  void aStrokeThatEndsWhileHeldIsJudgedAndWaitsForTheOperator() {
    Story story = Story.pressing().running().hold();
    story.ended().judged(Verdict.PASS);
    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.DONE, story.stage(0).state());
    assertTrue(story.run().status().openPrompt().isEmpty());

    story.resume();

    assertEquals("copress.1", story.open().id());
    assertEquals(0, story.count(PressOrder.Continue.class));
  }

  @Test
  void aPressThatPausedByItselfHoldsTheRunOnceTheReadingCannotBeOld() {
    Story story = Story.pressing().running();
    story.on(new Input.SeenPaused(TestSite.P1, 1001, story.now().plusSeconds(1)));
    assertEquals(RunState.RUNNING, story.state());
    story.on(new Input.SeenPaused(TestSite.P1, 1001, story.now().plusSeconds(9)));

    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.INTERLOCK, story.cause().orElseThrow());
    assertEquals(StageState.PAUSED, story.stage(0).state());
    story.resume();
    assertEquals(1, story.count(PressOrder.Continue.class));
  }

  @Test
  void anAbortBetweenStagesEndsTheRunAtOnce() {
    Story story = Story.start().pass().abort();

    assertEquals(RunState.ABORTED, story.state());
    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(StageState.NOT_PRESSED, story.stage(1).state());
    assertEquals(Verdict.INCONCLUSIVE, story.run().status().verdict());
    assertEquals(0, story.count(PressOrder.Abort.class));
  }

  @Test
  void anAbortedStrokeIsFollowedToItsEndBeforeTheRunIsOver() {
    Story story = Story.pressing().running().abort();
    assertEquals(RunState.ABORTING, story.state());
    assertEquals(1001, story.last(PressOrder.Abort.class).runNumber());
    story.report(PressOrder.Abort.class, new Progress.Obeyed());
    assertEquals(RunState.ABORTING, story.state());

    story.report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.ABORTING)));
    story.judged(Verdict.FAIL);

    assertEquals(RunState.ABORTED, story.state());
    assertEquals(Verdict.FAIL, story.run().status().verdict());
    assertEquals(StageState.DONE, story.stage(0).state());
  }

  @Test
  void anAbortThatGoesUnheardMayBeRepeatedAndOneThatIsUnderWayIsNot() {
    Story story = Story.pressing().running().abort().abort();
    assertEquals(1, story.count(PressOrder.Abort.class));
    story.report(PressOrder.Abort.class, new Progress.Unknown("no answer"));
    assertTrue(story.reason().contains("abort again"), story.reason());

    story.abort();

    assertEquals(2, story.count(PressOrder.Abort.class));
  }

  @Test
  void abortingAStrokeOfUnknownOutcomeTellsThePressAndAsksForItsEnd() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("another owner")).abort();

    assertEquals(RunState.ABORTING, story.state());
    assertEquals(1, story.count(PressOrder.Abort.class));
    assertEquals(1, story.count(PressOrder.Reattach.class));
    story.report(PressOrder.Reattach.class, new Progress.Refused(OTHER));
    assertEquals(RunState.ABORTED, story.state());
    assertEquals(StageState.NOT_PRESSED, story.stage(0).state());
  }

  @Test
  void anEndedRunRefusesEverything() {
    Story story = Story.start().abort();
    for (Story each :
        new Story[] {story.hold(), story.resume(), story.abort(), story.confirm("densify.1")}) {
      assertEquals(Refusal.Code.STATE, each.refusal().orElseThrow().code());
      assertEquals(RunState.ABORTED, each.state());
    }
  }

  @Test
  void aPressThatNeverAnswersIsNotFloodedWithOrders() {
    Story story = Story.pressing().running();
    for (int i = 0; i < 20 && story.refusal().isEmpty(); i++) {
      story.hold();
      if (story.refusal().isEmpty()) {
        story.resume();
      }
    }
    assertEquals(Refusal.Code.BUSY, story.refusal().orElseThrow().code());
    assertTrue(story.run().sent().size() < 12, "orders out: " + story.run().sent().size());
    story.wait(Duration.ofSeconds(1)).abort();
    assertEquals(RunState.ABORTING, story.state());
  }

  @Test
  void aPressThatCouldNotBeAbortedBeforeItMovedIsAbortedAsSoonAsItDoes() {
    Story story = Story.pressing().abort();
    story.report(PressOrder.Abort.class, new Progress.Refused(NO));
    assertEquals(RunState.ABORTING, story.state());

    story.running();

    assertEquals(2, story.count(PressOrder.Abort.class));
  }
}
