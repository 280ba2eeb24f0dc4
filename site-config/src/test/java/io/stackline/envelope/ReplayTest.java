package io.stackline.envelope;

import static io.stackline.envelope.PilotLine.HIGH_ONLY;
import static io.stackline.envelope.Sketch.megapascals;
import static io.stackline.envelope.Sketch.override;
import static io.stackline.envelope.Sketch.recipe;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.LITHIUM;
import static io.stackline.envelope.Tables.LPSCL;
import static io.stackline.envelope.Tables.PILOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.material.CellStack.Flag;
import io.stackline.material.CellStack.Pressed;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.LossAction;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Target;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Paths played through: 90 MPa on lithium at 1 MPa/s stays above 50 MPa 93.5 s and the dwell. */
class ReplayTest {
  private static final CapOverride LIFT =
      override(LITHIUM, StageKind.LAMINATE, megapascals(90), D10_STEEL);
  private static final Fixture UNKNOWN =
      new Fixture(new FixtureId("X"), "X", Force.ofKN(1), Tables.FRAME.stiffness(), true);
  private static final Duration MOVING = Duration.ofMillis(93_500);

  private static Sketch lift(String id) {
    return stage(id, StageKind.LAMINATE).at(90).held(Duration.ofMinutes(1));
  }

  private static Recipe twice(LossAction onLoss) {
    return recipe(List.of(LIFT), lift("first").foil(LITHIUM).onLoss(onLoss), lift("second"));
  }

  private static Event press(String stage, double megapascals) {
    return press(stage, D10_STEEL, megapascals(megapascals));
  }

  private static Event press(String stage, Die die, Target target) {
    return new Event.Press(stage, HIGH_ONLY.id(), die.id(), target);
  }

  private static Replay.Result play(Recipe recipe, Event... events) {
    return Replay.play(PILOT, recipe, Arrays.asList(events));
  }

  private static Duration above(Replay.Result result) {
    return result.stack().layers().get(0).aboveUsual();
  }

  @Test
  void theCellRemembersPressureAndTime() {
    Replay.Result result = play(twice(LossAction.FINISH), press("first", 90), press("second", 90));
    Pressed lithium = result.stack().layers().get(0);
    assertEquals(Optional.empty(), result.violation());
    assertEquals(List.of(90.0, 90.0), caps(result));
    assertEquals(90, lithium.highest().toMPa());
    assertEquals(Duration.ofMinutes(2), lithium.held());
    assertEquals(MOVING.multipliedBy(2).plusMinutes(2), lithium.aboveUsual());
    assertEquals("first", lithium.stage());
  }

  private static List<Double> caps(Replay.Result result) {
    return result.commands().stream().map(each -> each.cap().value().toMPa()).toList();
  }

  /** Three attempts fit into 600 s; the fourth is refused, and so is the next stage: both safe. */
  @Test
  void repeatsSpendTheTimeAndWhatIsRefusedThenIsNoViolation() {
    Event repeat = new Event.Repeat("first");
    Replay.Result three = play(twice(LossAction.FINISH), press("first", 90), repeat, repeat);
    assertEquals(3, three.commands().size());
    assertEquals(MOVING.multipliedBy(3).plusMinutes(3), above(three));

    Replay.Result four =
        play(
            twice(LossAction.FINISH),
            press("first", 90),
            repeat,
            repeat,
            repeat,
            press("second", 90));
    assertEquals(Optional.empty(), four.violation());
    assertEquals(three.commands().size(), four.commands().size());
    assertEquals(above(three), above(four));

    Replay.Result next =
        play(twice(LossAction.FINISH), press("first", 90), repeat, repeat, press("second", 90));
    assertEquals(Optional.empty(), next.violation());
    assertEquals(3, next.commands().size());
  }

  @Test
  void aPauseMaySpendAllTheTimeAndALostHostOnlyWhereThePressThenHolds() {
    Event pause = new Event.Pause("first");
    Event lost = new Event.HostLost("first");
    Duration planned = MOVING.plusMinutes(1);
    Duration all = Duration.ofMinutes(10);
    assertEquals(all, above(play(twice(LossAction.FINISH), press("first", 90), pause)));
    assertEquals(planned, above(play(twice(LossAction.FINISH), press("first", 90), lost)));
    assertEquals(all, above(play(twice(LossAction.HOLD), press("first", 90), lost)));
    assertEquals(
        planned,
        above(play(twice(LossAction.HOLD), press("first", 90), new Event.Resume("first"))));
    Replay.Result stopped =
        play(twice(LossAction.FINISH), press("first", 90), pause, press("second", 90));
    assertEquals(Optional.empty(), stopped.violation());
    assertEquals(1, stopped.commands().size());
    Replay.Result again =
        play(
            twice(LossAction.FINISH),
            press("first", 90),
            new Event.Repeat("first"),
            pause,
            new Event.Repeat("first"));
    assertEquals(2, again.commands().size());
    assertEquals(all, above(again), "the press itself ends the pause");
  }

  @Test
  void nothingHappensAfterAnAbort() {
    Replay.Result result =
        play(
            twice(LossAction.FINISH),
            press("first", 90),
            new Event.Abort("first"),
            press("second", 400));
    assertEquals(1, result.commands().size());
    assertEquals(Optional.empty(), result.violation());
  }

  @Test
  void aViolationNamesTheEventAndTheRuleAndEndsTheRun() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("hold", StageKind.INSITU)
                .foil(Tables.COLLECTOR)
                .at(70)
                .window(60, 90)
                .in(D10_SLEEVE),
            stage("again", StageKind.SECONDARY).at(140));
    Event hold = press("hold", D10_SLEEVE, megapascals(70));
    Event down = new Event.Adjust("hold", Pressure.ofMPa(60));
    Event up = new Event.Adjust("hold", Pressure.ofMPa(90));
    Replay.Result adjusted = play(recipe, hold, down, up, new Event.Charge("hold"));
    assertEquals(List.of(80.0, 80.0), caps(adjusted));
    assertEquals(60, adjusted.commands().get(1).attempt().target().toMPa(), 1e-9);
    assertEquals(up, adjusted.violation().orElseThrow().event());
    assertEquals(Set.of(), adjusted.stack().flags());

    Event again = press("again", 140);
    assertEquals(Optional.empty(), play(recipe, hold, again).violation());
    Replay.Result charged = play(recipe, hold, new Event.Charge("hold"), again);
    assertEquals(Set.of(Flag.LITHIATED), charged.stack().flags());
    assertEquals(
        "stage again asks for 140 MPa, but mos2-collector bears 50 MPa in SECONDARY once charged"
            + " (E)",
        charged.violation().orElseThrow().objection().sentence());
    assertEquals(
        Optional.empty(),
        play(recipe, hold, new Event.Charge("hold"), new Event.Repeat("hold")).violation());
  }

  @Test
  void layersOfASkippedStageMayBeLaidInAllTheSame() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("laminate", StageKind.LAMINATE).foil(LITHIUM).at(50).optional(),
            stage("press", StageKind.LAMINATE).powder(LPSCL, 100).at(200));
    Event out = new Event.Skip("laminate", Optional.empty());
    Event in = new Event.Skip("laminate", Optional.of(D10_STEEL.id()));
    assertEquals("skip laminate and its layers", out.text());
    assertEquals("skip laminate, its layers laid into D10-steel", in.text());
    assertEquals(Optional.empty(), play(recipe, out, press("press", 200)).violation());
    assertEquals(2, play(recipe, in, press("press", 200)).stack().layers().size());
    assertEquals(
        "stage press asks for 200 MPa, but lithium bears 50 MPa in LAMINATE (E)",
        play(recipe, in, press("press", 200)).violation().orElseThrow().objection().sentence());
  }

  @Test
  void layersLaidInAfterAStrokeHaveSeenNothing() {
    Recipe recipe =
        recipe(List.of(LIFT), lift("first").foil(LITHIUM), lift("second").foil(LITHIUM).optional());
    Replay.Result result =
        play(recipe, press("first", 90), new Event.Skip("second", Optional.of(D10_STEEL.id())));
    assertEquals(
        List.of(90.0, 0.0),
        result.stack().layers().stream().map(each -> each.highest().toMPa()).toList());
  }

  @Test
  void aCellThatDoesNotFitItsDieAndAPressThatDoesNotDoAreViolations() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("one", StageKind.DENSIFY).powder(LPSCL, 100).at(200),
            stage("two", StageKind.DENSIFY).in(D13_STEEL).at(200));
    Replay.Result moved =
        play(recipe, press("one", 200), press("two", D13_STEEL, megapascals(200)));
    assertEquals(
        "the cell of Ø 10 mm does not go into Ø 13 mm",
        moved.violation().orElseThrow().objection().sentence());
    Recipe steep =
        recipe(
            List.of(), stage("one", StageKind.DENSIFY).powder(LPSCL, 100).at(200).ramp(30, true));
    assertEquals(
        "P1 makes at most 2 kN/s, the ramp asks for 2.356194 kN/s",
        play(steep, press("one", 200)).violation().orElseThrow().objection().sentence());
  }

  @Test
  void theFixtureOfAStageCounts() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("one", StageKind.DENSIFY).powder(LPSCL, 100).at(200).standing(Tables.FRAME));
    Replay.Result result = play(recipe, press("one", 200));
    assertEquals(
        "stage one asks for 200 MPa, but fixture frame is rated 10 kN",
        result.violation().orElseThrow().objection().sentence());
    assertEquals(Pressure.ZERO, result.stack().layers().get(0).highest(), "it was not pressed");
  }

  @Test
  void eventsThatCannotHappenAreRefused() {
    Recipe recipe = twice(LossAction.FINISH);
    refused(
        "press second at 90 MPa in D10-steel on P1: second is not the next stage",
        recipe,
        press("second", 90));
    refused("repeat first: first is not under way", recipe, new Event.Repeat("first"));
    refused(
        "pause second: second is not under way",
        recipe,
        press("first", 90),
        new Event.Pause("second"));
    refused(
        "skip first and its layers: first must not be left out",
        recipe,
        new Event.Skip("first", Optional.empty()));
    refused(
        "charge in first: first is not under stack pressure",
        recipe,
        press("first", 90),
        new Event.Charge("first"));
    refused(
        "adjust first to 1 MPa: first has no window",
        recipe,
        press("first", 90),
        new Event.Adjust("first", Pressure.ofMPa(1)));
    refused(
        "press third at 90 MPa in D10-steel on P1: third comes after the last stage",
        recipe,
        press("first", 90),
        press("second", 90),
        press("third", 90));
    refused(
        "die D99 is not described",
        recipe,
        press("first", Tables.die("D99", 10, DieMaterial.PEEK), megapascals(1)));
    refused(
        "press P99 is not described",
        recipe,
        new Event.Press("first", new PressId("P99"), new DieId("D10-steel"), megapascals(1)));
    Recipe stand = recipe(List.of(), lift("first").standing(UNKNOWN));
    refused("fixture X is not described", stand, press("first", 1));
    assertEquals("resume a", new Event.Resume("a").text());
    assertEquals("host lost in a", new Event.HostLost("a").text());
    assertEquals("abort in a", new Event.Abort("a").text());
  }

  private static void refused(String why, Recipe recipe, Event... events) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> play(recipe, events));
    assertEquals(why, refused.getMessage());
  }
}
