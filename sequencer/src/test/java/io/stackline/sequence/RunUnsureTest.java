package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stroke that was refused is asked for again; one of unknown outcome is never repeated. */
final class RunUnsureTest {
  private static final Refusal NO =
      new Refusal(Refusal.Code.PRESS, "the guard is open", "close the guard");
  private static final Refusal OTHER =
      new Refusal(Refusal.Code.STATE, "the press ran something else", "look at the press");

  @Test
  void aRefusedStrokeIsTriedAgainOnlyAfterAFreshConfirmationAndUnderANewNumber() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Refused(NO));
    assertEquals(RunState.HELD, story.state());
    assertEquals("the guard is open; close the guard", story.reason());
    assertEquals(StageState.NOT_PRESSED, story.stage(0).state());

    story.resume();
    assertEquals("densify.3", story.open().id());
    assertTrue(story.open().text().contains("press again?"));
    assertEquals(1, story.count(PressOrder.RunProgram.class));

    story.confirm();
    assertEquals(2, story.count(PressOrder.RunProgram.class));
    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
    assertEquals(8, story.last(PressOrder.RunProgram.class).id().number());
  }

  @Test
  void anUnknownOutcomeIsOnlyEverAskedForNeverRepeated() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("another owner"));
    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.COMM_LOST, story.stage(0).state());

    story.resume();
    assertEquals(RunState.UNHOLDING, story.state());
    assertEquals(1001, story.last(PressOrder.Reattach.class).runNumber());
    assertEquals(1, story.count(PressOrder.RunProgram.class));

    story.report(PressOrder.Reattach.class, new Progress.Running());
    assertEquals(RunState.RUNNING, story.state());
    assertEquals(StageState.PRESSING, story.stage(0).state());
    story.report(PressOrder.Reattach.class, new Progress.Ended(Story.end(PressState.COMPLETE)));
    story.judged(Verdict.PASS);
    assertEquals("copress.1", story.open().id());
  }

  @Test
  void aReattachmentRefusedBecauseThePressRanSomethingElseLeadsBackToThePrompt() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("another owner")).resume();
    story.report(PressOrder.Reattach.class, new Progress.Refused(OTHER));
    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.NOT_PRESSED, story.stage(0).state());

    story.resume().confirm();

    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
  }

  /** Seed 126 of the simulation: a PLC that loses its memory in the midst of a ramp. */
  @Test
  void aPressThatForgotAStrokeIsNoProofThatItWasNeverMade() {
    Story story = Story.pressing().running();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("the PLC restarted")).resume();
    story.report(PressOrder.Reattach.class, new Progress.Refused(OTHER));

    assertEquals(RunState.HELD, story.state());
    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(Verdict.INCONCLUSIVE, story.stage(0).result().orElseThrow().verdict());
    assertTrue(story.reason().contains("forgotten the stroke"), story.reason());
    assertEquals(250, story.run().stack().layers().get(0).highest().toMPa(), 1e-6);

    story.resume();
    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    story.decide(Command.Choice.REPEAT, "").confirm();
    assertEquals(1002, story.last(PressOrder.RunProgram.class).runNumber());
  }

  @Test
  void aReattachmentRefusedBecauseThePressCannotBeAskedProvesNothing() {
    Story story = Story.pressing();
    story.report(PressOrder.RunProgram.class, new Progress.Unknown("another owner")).resume();
    story.report(PressOrder.Reattach.class, new Progress.Refused(NO));
    assertEquals(RunState.HELD, story.state());

    story.resume();

    assertEquals(2, story.count(PressOrder.Reattach.class));
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void aStrokeWhoseLastReportWasLostToAFaultIsAskedForOnResume() {
    Story story = Story.pressing().running();
    OrderReport end =
        new OrderReport(
            story.last(PressOrder.RunProgram.class).id(),
            3,
            story.now(),
            new Progress.Ended(Story.end(PressState.COMPLETE)));
    story.on(new Input.Failed(story.runId(), "a bug", Optional.of(end)));
    assertEquals(RunState.HELD, story.state());
    assertEquals("a bug", story.reason());

    story.resume();

    assertEquals(1, story.count(PressOrder.Reattach.class));
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }
}
