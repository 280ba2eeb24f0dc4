package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.record.RunJournal;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.Moved;
import io.stackline.sequence.stage.StageTask;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may do to a hold under way, told event by event. */
final class RunOrdersTest {
  private static final String BEGAN = ",\"began\":true";
  private static final String NO_CAUSE = "\"cause\":null,";
  private static final String STANDING = ",\"standing\":\\{.*?\"position\":0}";
  private static final String NEEDS = ",\"needs\":\\{[^}]*}";
  private static final String NO_ORIGIN =
      ",\"origin\":{\"press\":null,\"job\":\"\",\"task\":\"\",\"samples\":[]}";

  private static final int HOLD = 3;
  private static final Refusal NO =
      new Refusal(Refusal.Code.STATE, "P3 is in RAMP", "wait until it holds");

  private static Story holding() {
    return Story.holding(TestRecipe.heldUntilReleased());
  }

  @Test
  void aHoldUntilReleasedEndsByRelease() {
    Story story = holding().release();

    assertTrue(story.refusal().isEmpty(), () -> story.refusal().toString());
    assertEquals("released by ann", story.reason());
    assertEquals(1004, story.last(PressOrder.GoOn.class).runNumber());
    story.report(PressOrder.GoOn.class, new Progress.Obeyed()).ended().judged(Verdict.PASS);
    assertEquals(RunState.COMPLETE, story.state());
    assertEquals(Verdict.PASS, story.run().status().verdict());
    assertEquals(1, story.count(PressOrder.GoOn.class));
  }

  /** What it falls short of is told by its verdict. */
  @Test
  void aHoldWithATimeOfItsOwnIsReleasedBeforeIt() {
    Story story = Story.start().pass().pass().pass().confirmAll().running().release();
    assertTrue(story.refusal().isEmpty(), () -> story.refusal().toString());
    assertEquals(1, story.count(PressOrder.GoOn.class));
  }

  @Test
  void aStageThatWaitsForNobodyIsNotReleased() {
    Story story = Story.pressing().running();
    Run before = story.run();

    story.release();

    assertRefused(
        Refusal.Code.STATE, "stage densify holds for 60 s and waits for no release", story);
    assertSame(before, story.run());
    assertRefused(Refusal.Code.STATE, "stage densify is PROMPT", Story.start().release());
    assertRefused(
        Refusal.Code.STATE, "is HOLDING and cannot be released", holding().hold().release());
    assertRefused(Refusal.Code.STATE, "is ABORTED", Story.start().abort().release());
  }

  private static void assertRefused(Refusal.Code code, String words, Story story) {
    Refusal refusal = story.refusal().orElseThrow();
    assertEquals(code, refusal.code(), refusal.toString());
    assertTrue(refusal.reason().contains(words), refusal.toString());
  }

  @Test
  void aReleaseThePressDoesNotObeyIsSaidAndMayBeRepeated() {
    Story story = holding().release().release();
    assertRefused(Refusal.Code.BUSY, "not yet answered", story);

    story.report(PressOrder.GoOn.class, new Progress.Refused(NO));
    assertEquals("the press does not let go: P3 is in RAMP; wait until it holds", story.reason());
    assertEquals(RunState.RUNNING, story.state());
    story.release().report(PressOrder.GoOn.class, new Progress.Unknown("no answer"));
    assertTrue(story.reason().contains("release again"), story.reason());

    story.release();

    assertEquals(3, story.count(PressOrder.GoOn.class));
    assertEquals(4, story.count(PressOrder.RunProgram.class), "one a stage");
  }

  @Test
  void theNewTargetIsShownOnceThePressHasTakenIt() {
    Story story = holding().adjust("78 MPa");
    assertTrue(story.refusal().isEmpty(), () -> story.refusal().toString());
    PressOrder.Adjust order = (PressOrder.Adjust) story.last(PressOrder.Adjust.class);
    assertEquals(6.126, order.target().toKN(), 1e-3);
    assertEquals(1004, order.runNumber());
    assertEquals(75, story.stage(HOLD).target().toMPa(), 1e-9);

    story.report(PressOrder.Adjust.class, new Progress.Obeyed());

    assertEquals(78, story.stage(HOLD).target().toMPa(), 1e-9);
    assertEquals(6.126, story.stage(HOLD).targetForce().toKN(), 1e-3);
    assertEquals("", story.reason());
  }

  /** 75 MPa in the recipe, a window of 70 to 80 MPa, and lithium that bears 80 MPa. */
  @ParameterizedTest
  @CsvSource({
    "90 MPa, ARGUMENT, more than 10 % away from the present target 75 MPa",
    "67 MPa, ARGUMENT, more than 10 % away",
    "81 MPa, ENVELOPE, but lithium bears 80 MPa",
    "69 MPa, ENVELOPE, lies outside the window of the recipe",
    "78, ARGUMENT, cannot be read",
    "78 bananas, ARGUMENT, cannot be read",
    "6.1 kN, ARGUMENT, cannot be read",
    "0 MPa, ARGUMENT, is no pressure to hold",
    "-75 MPa, ARGUMENT, is no pressure to hold"
  })
  void aTargetThatMayNotBeIsRefusedWithReasonAndRemedy(
      String target, Refusal.Code code, String words) {
    Story story = holding();
    Run before = story.run();

    story.adjust(target);

    assertRefused(code, words, story);
    assertTrue(!story.refusal().orElseThrow().remedy().isBlank());
    assertSame(before, story.run());
    assertEquals(0, story.count(PressOrder.Adjust.class));
  }

  @Test
  void withoutAWindowNothingAboveTheRecipesTargetIsAsked() {
    Story story = Story.holding(TestRecipe.held(Optional.empty())).adjust("76 MPa");
    assertRefused(Refusal.Code.ENVELOPE, "so that its target of 75 MPa is the highest", story);

    story.adjust("70 MPa");

    assertTrue(story.refusal().isEmpty(), () -> story.refusal().toString());
  }

  @Test
  void theNextStepIsMeasuredFromTheTargetInForce() {
    Story story = holding().adjust("70 MPa");
    assertRefused(Refusal.Code.BUSY, "not yet answered", story.adjust("71 MPa"));
    story.report(PressOrder.Adjust.class, new Progress.Obeyed()).adjust("78 MPa");
    assertRefused(Refusal.Code.ARGUMENT, "the present target 70 MPa", story);

    story.adjust("77 MPa");

    assertTrue(story.refusal().isEmpty(), () -> story.refusal().toString());
  }

  @Test
  void aPressThatKeepsItsTargetLeavesTheStatusAsItWas() {
    Story story = holding().adjust("78 MPa");
    story.report(PressOrder.Adjust.class, new Progress.Refused(NO));

    assertEquals(75, story.stage(HOLD).target().toMPa(), 1e-9);
    assertTrue(story.reason().startsWith("the press keeps its target"), story.reason());
    assertEquals(Moved.NEVER, moved(story));
  }

  /** How the stroke is judged when it ends now. */
  private static Moved moved(Story story) {
    story.ended();
    List<StageTask> tasks = story.tasks();
    return ((StageTask.Judge) tasks.get(tasks.size() - 1)).moved();
  }

  @Test
  void theStrokeIsJudgedByAllTargetsItMayHaveHad() {
    Story story = holding().adjust("78 MPa");
    story.report(PressOrder.Adjust.class, new Progress.Obeyed()).adjust("80 MPa");
    story.report(PressOrder.Adjust.class, new Progress.Unknown("no answer"));
    assertEquals(78, story.stage(HOLD).target().toMPa(), 1e-9);

    Moved moved = moved(story);

    Moved.Step first = new Moved.Step(Pressure.ofMPa(78), Optional.empty());
    assertEquals(List.of(first), moved.surely());
    assertEquals(List.of(Pressure.ofMPa(80)), moved.perhaps());
    assertEquals(
        "the target was moved from 75 MPa to 78 MPa and perhaps moved to 80 MPa",
        moved.words(Pressure.ofMPa(75)));
  }

  /** A minute of process time is a minute of the PLC's clock, and that wraps after 49.7 days. */
  @Test
  void whenThePressTookATargetIsToldByItsOwnClock() {
    Story story = holding().adjust("78 MPa");
    PressOrder order = story.last(PressOrder.Adjust.class);
    OrderReport report = new OrderReport(order.id(), 1, story.now(), new Progress.Obeyed());
    PlcTime clock = new PlcTime(story.now().minusSeconds(60), 0xFFFF_FFFFL - 9_999);

    story.on(new Input.Reported(report, Optional.of(clock)));

    Moved.Window window = moved(story).surely().get(0).taken().orElseThrow();
    assertEquals(new Moved.Window(50_000, 50_000), window);
  }

  @Test
  void anAdjustmentNobodyReportsOnAfterARestartIsNeverRepeatedAndNotForgotten() {
    Story story = holding().adjust("78 MPa").restarted(Set.of());
    story.report(PressOrder.Reattach.class, new Progress.Running()).resume();
    assertEquals(1, story.count(PressOrder.Adjust.class));
    assertEquals(StageState.PRESSING, story.stage(HOLD).state());

    // 85 MPa is within a tenth of 78 MPa, not of 75 MPa, and too much for the lithium
    assertRefused(Refusal.Code.ENVELOPE, "lithium bears 80 MPa", story.adjust("85 MPa"));
    story.report(PressOrder.Reattach.class, new Progress.Ended(Story.end(PressState.COMPLETE)));

    StageTask.Judge judge = (StageTask.Judge) story.tasks().get(story.tasks().size() - 1);
    assertEquals(List.of(Pressure.ofMPa(78)), judge.moved().perhaps());
  }

  @Test
  void onlyStackPressureIsAdjusted() {
    Story story = Story.pressing().running().adjust("260 MPa");
    assertRefused(Refusal.Code.STATE, "holds no stack pressure", story);
    assertRefused(Refusal.Code.STATE, "is PROMPT", Story.start().adjust("78 MPa"));
  }

  @Test
  void aRunOfTheVersionBeforeIsReadAsOneNeverMovedAndOfNoOrigin() {
    RunImages images = new RunImages();
    Run run = holding().run();
    RunJournal.Image image = images.write(run);
    String former =
        image
            .word()
            .replace(",\"moves\":[]", "")
            .replace(NO_ORIGIN, "")
            .replace(NO_CAUSE, "")
            .replace(BEGAN, "");
    String without = former.replaceAll(STANDING, "").replaceAll(NEEDS, "");
    assertTrue(without.length() < former.length() - 8 * 40, "a control: eight stages, one run");
    int shorter = 11 + NO_ORIGIN.length() + NO_CAUSE.length() + BEGAN.length();
    assertEquals(image.word().length() - shorter, former.length(), "a control");

    Run read = images.read(new RunJournal.Image(run.id(), image.started(), false, without));

    assertEquals(run, read);
  }
}
