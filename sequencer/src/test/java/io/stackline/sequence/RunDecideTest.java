package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.run.Command.Choice;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import org.junit.jupiter.api.Test;

/** What was not pressed, or not to its end, is decided by a person. */
final class RunDecideTest {
  private static final Refusal NO =
      new Refusal(Refusal.Code.PRESS, "the guard is open", "close the guard");

  private static Story broken() {
    Story story = Story.pressing().running();
    story.report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.FAULT)));
    return story.judged(Verdict.FAIL);
  }

  @Test
  void aStrokeThatBrokeOffIsNeitherAcceptedNorRepeatedWithoutADecision() {
    Story story = broken();
    assertEquals(RunState.HELD, story.state());
    assertEquals(HoldCause.VERDICT, story.cause().orElseThrow());

    story.resume();

    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertTrue(story.refusal().orElseThrow().remedy().contains("repeat"));
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  /** What the PLC completed is complete, whatever its verdict. */
  @Test
  void aStrokeThatCameToItsOwnEndIsAcceptedOrLeftAndNeverRepeated() {
    Story story = Story.pressing().running().ended().judged(Verdict.FAIL);
    assertEquals(RunState.HELD, story.state());

    story.decide(Choice.REPEAT, "it is too thick");

    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertTrue(story.refusal().orElseThrow().remedy().startsWith("resume to accept it"));
    assertEquals(RunState.HELD, story.state());
    assertEquals(1, story.count(PressOrder.RunProgram.class));

    story.decide(Choice.SKIP, "it will do");
    assertEquals("copress.1", story.open().id());
  }

  /** Somebody has a paused stroke given up, which meanwhile goes to its end. */
  @Test
  void aRepeatThatWasDecidedForAPausedStrokeIsDroppedIfThePressCompletesIt() {
    Story story = Story.pressing().running().hold();
    story.report(PressOrder.Pause.class, new Progress.Obeyed());
    story.decide(Choice.REPEAT, "");
    assertEquals(1, story.count(PressOrder.Abort.class));

    story.ended().judged(Verdict.FAIL);

    assertEquals(RunState.HELD, story.state());
    assertTrue(story.reason().contains("resume to accept it"), story.reason());
    assertEquals("copress.1", story.resume().open().id());
  }

  @Test
  void aRepeatAsksAndPressesUnderANewNumberWhatLiesInTheDieOnce() {
    Story story = broken().decide(Choice.REPEAT, "");
    assertEquals(RunState.RUNNING, story.state());
    assertTrue(story.open().text().contains("press again?"), story.open().text());
    assertEquals(1, story.run().stack().layers().size());

    story.confirm();
    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
    story.running().ended().judged(Verdict.PASS);

    assertEquals(1, story.run().stack().layers().size(), "its layer was not laid in twice");
    assertEquals(120, story.run().stack().layers().get(0).held().toSeconds());
    assertEquals("copress.1", story.open().id());
  }

  @Test
  void aSkipNeedsItsReason() {
    Story story = broken().decide(Choice.SKIP, " ");
    assertEquals(Refusal.Code.ARGUMENT, story.refusal().orElseThrow().code());
    assertEquals(RunState.HELD, story.state());

    story.decide(Choice.SKIP, "the pellet is whole");
    assertEquals(RunState.RUNNING, story.state());
    assertEquals("copress.1", story.open().id());
    assertEquals(Verdict.FAIL, story.run().status().verdict());
  }

  @Test
  void aStageThatWasNeverPressedIsSkippedButItsLayersCount() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Refused(NO));
    assertEquals(HoldCause.REFUSAL, story.cause().orElseThrow());

    story.decide(Choice.SKIP, "pressed by hand");

    assertEquals(StageState.SKIPPED, story.stage(0).state());
    assertEquals(1, story.run().stack().layers().size());
    assertEquals("copress.1", story.open().id());
    story.pass().pass().pass();
    assertEquals(RunState.COMPLETE, story.state());
    assertEquals(Verdict.PASS_WITH_DEVIATION, story.run().status().verdict());
  }

  @Test
  void aRunThatGoesOnHasNothingToBeDecided() {
    Story running = Story.pressing().running().decide(Choice.REPEAT, "");
    assertEquals(Refusal.Code.STATE, running.refusal().orElseThrow().code());

    Story held = Story.start().hold().decide(Choice.REPEAT, "");
    assertEquals(Refusal.Code.STATE, held.refusal().orElseThrow().code());
    assertEquals(RunState.HELD, held.state());
  }
}
