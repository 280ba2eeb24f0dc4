package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.record.RunJournal.Doubt;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that is being aborted does not wait for ever for a press that stays dead. */
final class RunGivenUpTest {
  private static final Refusal DEAD =
      new Refusal(Refusal.Code.PRESS, "P1 does not answer: no route", "check power and network");

  private static void assertGivenUp(Story story) {
    assertEquals(RunState.ABORTED, story.state());
    assertTrue(
        story.reason().startsWith("press state unknown, look before reuse: "), story.reason());
    StageResult result = story.stage(0).result().orElseThrow();
    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(story.reason(), result.findings().get(0));
    assertEquals(Verdict.INCONCLUSIVE, story.run().status().verdict());
    Doubt doubt = story.doubt().orElseThrow();
    assertEquals(TestSite.P1, doubt.press());
    assertTrue(doubt.reason().isPresent());
  }

  @Test
  void aStrokeTheDriverGivesUpEndsTheRun() {
    Story story = Story.pressing().running();
    story.report(PressOrder.RunProgram.class, new Progress.OutOfSight("no answer")).abort();
    assertEquals(RunState.ABORTING, story.state());

    story.report(PressOrder.RunProgram.class, new Progress.Unknown("does not answer to an abort"));

    assertGivenUp(story);
  }

  @Test
  void anAbortThatNeverReachesAPressOutOfSightEndsTheRun() {
    Story story = Story.pressing().running();
    story.report(PressOrder.RunProgram.class, new Progress.OutOfSight("no answer")).abort();

    story.report(PressOrder.Abort.class, new Progress.Refused(DEAD));

    assertGivenUp(story);
  }

  /** A reattachment waits for a dead press as long as it takes; the abort does not. */
  @Test
  void afterARestartTooTheRunEnds() {
    Story story = Story.pressing().running().abort().restarted(Set.of());
    assertEquals(RunState.ABORTING, story.state());
    story.report(PressOrder.Reattach.class, new Progress.OutOfSight("no answer"));

    story.report(PressOrder.Abort.class, new Progress.Unknown("ABORT was sent and then no answer"));

    assertGivenUp(story);
  }

  @Test
  void aPressInSightThatRefusesTheAbortIsWaitedFor() {
    Story story = Story.pressing().running().abort();

    story.report(PressOrder.Abort.class, new Progress.Refused(DEAD));

    assertEquals(RunState.ABORTING, story.state());
    assertTrue(story.reason().contains("abort again"), story.reason());
    assertTrue(story.doubt().isEmpty());
  }
}
