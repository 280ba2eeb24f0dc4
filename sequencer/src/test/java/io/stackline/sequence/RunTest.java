package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run as a table of events: pure, so that every corner can be reached. */
final class RunTest {
  @Test
  void promptsOpenOneAfterTheOtherAndOnlyThenThePressIsTold() {
    Story story = Story.start();
    assertEquals("densify.1", story.open().id());
    assertEquals(StageState.PROMPT, story.stage(0).state());

    story.confirm();
    assertEquals("densify.2", story.open().id());
    assertTrue(story.orders().isEmpty());

    story.confirm();
    assertTrue(story.run().status().openPrompt().isEmpty());
    PressOrder.RunProgram order = (PressOrder.RunProgram) story.orders().get(0);
    assertEquals(7, order.id().number());
    assertEquals(1001, order.program().runNumber());
    assertEquals(4, order.term());
    assertEquals("densify", order.stage());
    assertEquals(1001, story.stage(0).runNumber());
    assertEquals(StageState.PREPARING, story.stage(0).state());
  }

  @Test
  void onlyTheOpenPromptIsConfirmed() {
    Story story = Story.start();
    Run before = story.run();

    story.confirm("densify.2");

    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertSame(before, story.run());
    story.confirm("densify.1").confirm("densify.1");
    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertEquals("densify.2", story.open().id());
  }

  @Test
  void aNoteThatIsTooLongIsRefused() {
    Story story = Story.start();
    story.on(
        new Input.Asked(
            new Command.Confirm(
                new CommandId("x"),
                "ann",
                Story.START,
                story.runId(),
                "densify.1",
                "x".repeat(1001))));
    assertEquals(Refusal.Code.ARGUMENT, story.refusal().orElseThrow().code());
  }

  @Test
  void reportsDriveTheStageAndItsResultTheNext() {
    Story story = Story.pressing().running();
    assertEquals(StageState.PRESSING, story.stage(0).state());
    story.report(PressOrder.RunProgram.class, new Progress.OutOfSight("no answer"));
    assertEquals(StageState.COMM_LOST, story.stage(0).state());
    assertEquals("no answer", story.reason());
    story.report(PressOrder.RunProgram.class, new Progress.Running());
    assertEquals(StageState.PRESSING, story.stage(0).state());
    assertEquals("", story.reason());
    story.ended();
    assertEquals(StageState.JUDGING, story.stage(0).state());

    story.judged(Verdict.PASS);

    assertEquals(StageState.DONE, story.stage(0).state());
    assertEquals(Verdict.PASS, story.stage(0).result().orElseThrow().verdict());
    assertEquals("copress.1", story.open().id());
    assertEquals(250.8, story.run().stack().layers().get(0).highest().toMPa(), 0.1);
    assertEquals(Verdict.OPEN, story.run().status().verdict());
  }

  @Test
  void allStagesThatPassMakeACompleteRun() {
    Story story = Story.start().pass().pass().pass().pass();

    assertEquals(RunState.COMPLETE, story.state());
    assertEquals(Verdict.PASS, story.run().status().verdict());
    assertTrue(story.run().status().ended().isPresent());
    assertEquals(4, story.count(PressOrder.RunProgram.class));
    assertEquals(1004, story.last(PressOrder.RunProgram.class).runNumber());
  }

  @Test
  void aReportThatComesTwiceChangesNothing() {
    Story story = Story.pressing();
    PressOrder order = story.last(PressOrder.RunProgram.class);
    var first = new OrderReport(order.id(), 1, story.now(), new Progress.Running());
    story.on(new Input.Reported(first));
    Run before = story.run();

    story.on(new Input.Reported(first));

    assertEquals(before, story.run());
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"FAIL", "INCONCLUSIVE"})
  void aPoorVerdictHoldsTheRunUntilSomebodyAcceptsIt(Verdict verdict) {
    Story story = Story.pressing().running().ended().judged(verdict);
    assertEquals(RunState.HELD, story.state());
    assertTrue(story.reason().contains(verdict + ": because"), story.reason());

    story.resume();

    assertEquals(RunState.RUNNING, story.state());
    assertEquals("copress.1", story.open().id());
    assertEquals(verdict, story.run().status().verdict());
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"FAIL", "INCONCLUSIVE", "PASS_WITH_DEVIATION"})
  void aPoorVerdictOnTheLastStageEndsTheRunWithIt(Verdict verdict) {
    Story story = Story.start().pass().pass().pass().confirmAll().running().ended().judged(verdict);

    assertEquals(RunState.COMPLETE, story.state());
    assertEquals(verdict, story.run().status().verdict());
  }

  @Test
  void aStrokeThatWasStoppedHoldsTheRunEvenInTheLastStage() {
    Story story = Story.start().pass().pass().pass().confirmAll().running();
    story.report(PressOrder.RunProgram.class, new Progress.Ended(Story.end(PressState.FAULT)));
    story.judged(Verdict.FAIL);
    assertEquals(RunState.HELD, story.state());

    story.resume();
    assertEquals(Refusal.Code.STATE, story.refusal().orElseThrow().code());
    assertEquals(RunState.HELD, story.state());
    story.decide(Command.Choice.SKIP, "good enough for the microscope");

    assertEquals(RunState.COMPLETE, story.state());
    assertEquals(Verdict.FAIL, story.run().status().verdict());
  }

  @Test
  void theCapIsFoundAgainForWhatReallyLiesInTheDie() {
    Story story = Story.start().confirm().confirm();
    assertEquals(400.0, story.stage(0).cap().toMPa());
    story.running().ended().judged(Verdict.PASS).confirm();
    assertEquals(500.0, story.stage(1).cap().toMPa());
    assertTrue(story.stage(1).capRule().contains("override"), story.stage(1).capRule());
  }

  @Test
  void timeAboveTheUsualCapThatWasSpentIsMissingFromWhatIsLeft() {
    Duration budget = Duration.ofMinutes(5);
    Story spent =
        Story.pressing()
            .running()
            .ended()
            .judged(Verdict.PASS, Map.of(TestSite.LPSCL, Duration.ofSeconds(20)))
            .confirm();
    PressOrder.RunProgram order = (PressOrder.RunProgram) spent.last(PressOrder.RunProgram.class);
    assertEquals("copress", order.stage());
    assertEquals(budget.minusSeconds(20), order.program().timeAbove());
    assertEquals(31.416, order.program().above().toKN(), 1e-3);

    // the stroke takes 258 s, and only 240 s are left
    Story tooMuch =
        Story.pressing()
            .running()
            .ended()
            .judged(Verdict.PASS, Map.of(TestSite.LPSCL, Duration.ofMinutes(1)))
            .confirm();
    assertEquals(StageState.NOT_PRESSED, tooMuch.stage(1).state());
    assertEquals(RunState.HELD, tooMuch.state());
    assertTrue(tooMuch.reason().contains("60 s are spent"), tooMuch.reason());
    assertEquals(1, tooMuch.count(PressOrder.RunProgram.class));
  }

  @Test
  void aCellThatWasUnderStackPressureMayBeCharged() {
    Story story = Story.start().pass().pass().pass();
    assertEquals(Set.of(), story.run().stack().flags());
    story.pass();
    assertEquals(Set.of(CellStack.Flag.LITHIATED), story.run().stack().flags());
  }

  @Test
  void aCellUnderWhichTheForceFellAwayIsSuspectedOfACrackFromThenOn() {
    Story story = Story.start().confirm().confirm().running();
    StrokeEnd.Alarms event =
        new StrokeEnd.Alarms(
            Set.of(Alarm.GUARD, Alarm.PELLET_EVENT), Optional.of(Alarm.PELLET_EVENT));

    story.ended(event).judged(Verdict.FAIL);

    assertEquals(Set.of(CellStack.Flag.CRACK_SUSPECT), story.run().stack().flags());
  }

  @Test
  void aFailureInsideHoldsTheRunAndNeverSendsItBackToTheStart() {
    Story story = Story.pressing().running();
    story.on(Input.Failed.of(story.runId(), "a bug"));
    assertEquals(RunState.HELD, story.state());
    assertEquals("a bug", story.reason());

    story.resume().ended().judged(Verdict.PASS);

    assertEquals("copress.1", story.open().id());
    assertEquals(1, story.count(PressOrder.RunProgram.class));
  }

  @Test
  void aFailureWhileJudgingIsJudgedAgainOnResume() {
    Story story = Story.pressing().running().ended();
    story.on(Input.Failed.of(story.runId(), "the trace cannot be judged"));
    int before = story.tasks().size();

    story.resume();

    assertEquals(before + 1, story.tasks().size());
    assertNotEquals(RunState.HELD, story.state());
  }
}
