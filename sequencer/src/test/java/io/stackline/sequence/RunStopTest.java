package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that is stopped ends in order, and leaves its press to be cleared. */
final class RunStopTest {
  private static final Refusal NO =
      new Refusal(Refusal.Code.STATE, "the press does not hold yet", "wait");

  @Test
  void aStrokeUnderWayGoesToItsEndAndIsJudgedAndNothingElseBegins() {
    Story story = Story.pressing().running().stop();
    assertEquals(RunState.STOPPING, story.state());
    assertEquals("stopped by ann", story.reason());
    assertEquals(1, story.orders().size(), "the press is told nothing");

    story.ended().judged(Verdict.PASS);

    assertEquals(RunState.STOPPED, story.state());
    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(StageState.NOT_PRESSED, story.stage(1).state());
    assertEquals(Verdict.INCONCLUSIVE, story.run().status().verdict());
    assertEquals(Optional.of(TestSite.P1), story.toClear());
  }

  @Test
  void aStackPressureIsReleasedOnceAtItsOwnRate() {
    Story story = Story.start().pass().pass().pass().confirmAll().running().stop();
    assertEquals(1, story.count(PressOrder.GoOn.class));
    assertEquals(0, story.count(PressOrder.Abort.class));

    story.report(PressOrder.GoOn.class, new Progress.Obeyed());
    story.report(PressOrder.RunProgram.class, new Progress.Running());
    assertEquals(1, story.count(PressOrder.GoOn.class));
    story.ended().judged(Verdict.PASS);

    assertEquals(RunState.STOPPED, story.state());
  }

  @Test
  void aPressThatDoesNotReleaseYetSaysSoAndIsToldAgainByASecondStop() {
    Story story = Story.start().pass().pass().pass().confirmAll().running().stop();
    story.report(PressOrder.GoOn.class, new Progress.Refused(NO));
    assertEquals(RunState.STOPPING, story.state());
    assertTrue(story.reason().contains("does not let go"), story.reason());

    story.stop();

    assertEquals(2, story.count(PressOrder.GoOn.class));
  }

  @Test
  void aPausedStrokeLetsGo() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.Pause.class, new Progress.Obeyed()).stop();

    assertEquals(RunState.STOPPING, story.state());
    assertEquals(1, story.count(PressOrder.Abort.class));
    story.report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.ABORTING)));
    story.judged(Verdict.FAIL);
    assertEquals(RunState.STOPPED, story.state());
  }

  @Test
  void aStrokeThatHasNotMovedYetNeverDoes() {
    Story story = Story.pressing().stop();
    assertEquals(1, story.count(PressOrder.Abort.class));

    story.report(PressOrder.RunProgram.class, new Progress.Refused(NO));

    assertEquals(RunState.STOPPED, story.state());
    assertEquals(StageState.NOT_PRESSED, story.stage(0).state());
  }

  @Test
  void aRunThatWaitsForAPersonStopsAtOnceAndWhatNobodyLaidInNeedsNoClearing() {
    Story untouched = Story.start().stop();
    assertEquals(RunState.STOPPED, untouched.state());
    assertEquals(Optional.empty(), untouched.toClear());

    Story laidIn = Story.start().confirm().stop();
    assertEquals(Optional.of(TestSite.P1), laidIn.toClear());
  }

  @Test
  void aStopThatARestartMetIsHeldLikeAnyOther() {
    Story story = Story.pressing().running().stop().restarted(Set.of());

    assertEquals(RunState.HELD, story.state());
    story.stop();
    assertEquals(RunState.STOPPING, story.state());
  }

  @Test
  void anAbortOvertakesAStop() {
    Story story = Story.pressing().running().stop().abort();
    assertEquals(RunState.ABORTING, story.state());
    assertEquals(1, story.count(PressOrder.Abort.class));
  }
}
