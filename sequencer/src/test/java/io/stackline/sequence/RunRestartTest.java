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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** After a restart nothing presses by itself, whatever the run was doing. */
final class RunRestartTest {
  private static final String RESTARTED =
      "restarted; nothing presses by itself: look at the press, then resume, stop or" + " abort";
  private static final Refusal OTHER =
      new Refusal(Refusal.Code.STATE, "the press ran something else", "look at the press");

  @Test
  void anOpenPromptStaysOpenAndIsConfirmedOnlyAfterResume() {
    Story story = Story.start().restarted(Set.of());
    assertEquals(RunState.HELD, story.state());
    assertEquals(RESTARTED, story.reason());
    story.confirm();
    assertTrue(story.refusal().isPresent());

    story.resume().confirm();

    assertEquals("densify.2", story.open().id());
    assertTrue(story.orders().isEmpty());
  }

  @Test
  void aStrokeUnderWayIsTakenUpJudgedAndWaits() {
    Story story = Story.pressing().running().restarted(Set.of());
    assertEquals(RunState.HELD, story.state());
    assertEquals(1001, story.last(PressOrder.Reattach.class).runNumber());
    assertEquals(8, story.last(PressOrder.Reattach.class).id().number());

    story.report(PressOrder.Reattach.class, new Progress.Running());
    assertEquals(RunState.HELD, story.state());
    assertEquals(RESTARTED, story.reason());
    assertEquals(StageState.PRESSING, story.stage(0).state());
    story.report(
        PressOrder.Reattach.class, new Progress.Ended(Story.end(PressState.COMPLETE_ORPHAN)));
    story.judged(Verdict.INCONCLUSIVE);
    assertEquals(RunState.HELD, story.state());
    assertEquals(Verdict.INCONCLUSIVE, story.stage(0).result().orElseThrow().verdict());

    story.resume();

    assertEquals("copress.1", story.open().id());
    assertEquals(1, story.count(PressOrder.RunProgram.class));
    assertEquals(0, story.count(PressOrder.Continue.class));
  }

  @Test
  void resumingWhileTheStrokeStillRunsTellsThePressNothing() {
    Story story = Story.pressing().running().restarted(Set.of()).resume();

    assertEquals(RunState.RUNNING, story.state());
    assertEquals(2, story.orders().size());
    story.report(PressOrder.Reattach.class, new Progress.Running());
    assertEquals(StageState.PRESSING, story.stage(0).state());
  }

  @Test
  void aPressThatWasPausedIsContinuedOnlyByResume() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.Pause.class, new Progress.Obeyed()).restarted(Set.of());
    story.report(PressOrder.Reattach.class, new Progress.Running());
    assertEquals(StageState.PAUSED, story.stage(0).state());

    story.resume();

    assertEquals(1, story.count(PressOrder.Continue.class));
  }

  @Test
  void aStrokeThatWasNeverStartedIsAskedForAgain() {
    Story story = Story.pressing().restarted(Set.of());
    story.report(PressOrder.Reattach.class, new Progress.Refused(OTHER));
    assertHeldByRestart(
        OTHER.reason() + "; it was never begun: resume, and somebody is asked before it is pressed",
        story);
    assertEquals(StageState.NOT_PRESSED, story.stage(0).state());

    story.resume();
    assertTrue(story.open().text().contains("press again?"));
    story.confirm();

    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
  }

  /** Whoever looks late finds it held by the same as who looks at once. */
  @Test
  void whatThePressSaysAfterTheRestartIsToldAndTheRestartStillHolds() {
    Story story = Story.pressing().running().restarted(Set.of());
    story.report(PressOrder.Reattach.class, new Progress.Unknown("its PLC is gone"));
    assertHeldByRestart("its PLC is gone; resume to ask the press, stop or abort", story);

    story.restarted(Set.of()).report(PressOrder.Reattach.class, new Progress.Refused(OTHER));
    assertHeldByRestart(
        "stage densify: the press has forgotten the stroke, nobody knows how it ended: "
            + OTHER.reason()
            + "; decide to repeat or to skip it, stop or abort",
        story);
  }

  @Test
  void afterAResumeAnyTroubleHoldsAsEver() {
    Story story = Story.pressing().running().restarted(Set.of()).resume();
    story.report(PressOrder.Reattach.class, new Progress.Unknown("its PLC is gone"));

    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.COMMUNICATION, story.cause().orElseThrow());
  }

  private static void assertHeldByRestart(String why, Story story) {
    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.RESTART, story.cause().orElseThrow());
    assertEquals("restarted; " + why, story.reason());
  }

  @Test
  void anOrderThatIsStillFollowedElsewhereOutweighsARefusedReattachment() {
    Story before = Story.pressing().running();
    PressOrder order = before.last(PressOrder.RunProgram.class);
    Story story = before.restarted(Set.of(order.id()));

    story.report(PressOrder.Reattach.class, new Progress.Refused(OTHER));
    assertEquals(StageState.PRESSING, story.stage(0).state());
    story.ended().judged(Verdict.PASS);

    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(RunState.HELD, story.state());
  }

  @Test
  void aStrokeThatWasBeingJudgedIsJudgedAgain() {
    Story story = Story.pressing().running().ended();
    int judged = story.tasks().size();
    story.restarted(Set.of());
    assertEquals(judged + 1, story.tasks().size());

    story.judged(Verdict.PASS);
    assertEquals(RunState.HELD, story.state());
    story.resume();
    assertEquals("copress.1", story.open().id());
  }

  /** Seed 2055 of the simulation: only the sequencer was restarted, its press is still followed. */
  @Test
  void aStrokeThatIsFollowedAllAlongStaysInSight() {
    Story story = Story.pressing().running();
    story.restarted(Set.of(story.last(PressOrder.RunProgram.class).id()));

    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.PRESSING, story.stage(0).state());
  }

  @Test
  void aRunThatWasBeingAbortedGoesOnAborting() {
    Story story = Story.pressing().running().abort().restarted(Set.of());
    assertEquals(RunState.ABORTING, story.state());
    assertEquals(2, story.count(PressOrder.Abort.class));
    assertEquals(1, story.count(PressOrder.Reattach.class));

    story.report(PressOrder.Reattach.class, new Progress.Ended(Story.end(PressState.IDLE)));
    story.judged(Verdict.FAIL);

    assertEquals(RunState.ABORTED, story.state());
  }

  @Test
  void whyItWasHeldBeforeIsNotForgottenAndNotRepeated() {
    Story story = Story.pressing().running().ended().judged(Verdict.FAIL);
    story.restarted(Set.of()).restarted(Set.of());

    assertTrue(story.reason().startsWith(RESTARTED), story.reason());
    assertTrue(story.reason().contains("because"), story.reason());
    assertEquals(story.reason().indexOf("restarted"), story.reason().lastIndexOf("restarted"));
    story.resume();
    assertEquals("copress.1", story.open().id());
  }

  @Test
  void anUnknownOutcomeIsAskedForAtOnce() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("gone")).restarted(Set.of());

    assertEquals(1, story.count(PressOrder.Reattach.class));
    assertEquals(RunState.HELD, story.state());
  }

  @Test
  void aPressThatFrozeItsRampMeanwhileIsContinuedByTheFirstResume() {
    Story story = Story.pressing().running().restarted(Set.of());
    story.report(PressOrder.Reattach.class, new Progress.Running());
    story.on(new Input.SeenPaused(TestSite.P1, 1001, story.now().plusSeconds(9)));
    assertEquals(RESTARTED, story.reason());
    assertEquals(StageState.PAUSED, story.stage(0).state());

    story.resume();

    assertEquals(1, story.count(PressOrder.Continue.class));
    assertEquals(RunState.UNHOLDING, story.state());
  }
}
