package io.stackline.envelope;

import static io.stackline.envelope.PilotLine.HIGH_ONLY;
import static io.stackline.envelope.Sketch.megapascals;
import static io.stackline.envelope.Sketch.override;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D12_STEEL;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.LI3OCL;
import static io.stackline.envelope.Tables.LITHIUM;
import static io.stackline.envelope.Tables.sourced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.Lapse.Condition;
import io.stackline.material.CellStack;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.CapOverride.Conditions;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An override counts only while all its conditions hold, and whoever is refused learns which. */
class OverrideTest {
  private static final Conditions ALL =
      new Conditions(
          Set.of(LI3OCL.id()),
          true,
          Optional.of(sourced(PressureRate.ofMPaPerSecond(1))),
          Optional.of(sourced(Temperature.ofCelsius(40))));
  private static final CapOverride LIFT =
      override(LITHIUM, StageKind.LAMINATE, megapascals(150), ALL, D13_STEEL, D10_STEEL);

  private final Envelope envelope = new Envelope(Tables.MATERIALS, List.of(LIFT));

  private static Sketch lithium() {
    return stage("s", StageKind.LAMINATE).powder(LI3OCL, 4).foil(LITHIUM).at(120);
  }

  private static Attempt attempt(Sketch sketch) {
    return sketch.attempt(CellStack.EMPTY, D10_STEEL, HIGH_ONLY);
  }

  @Test
  void itLiftsTheCapWhileAllConditionsHold() {
    Cap cap = envelope.cap(attempt(lithium()));
    assertEquals(150, cap.value().toMPa(), 1e-9);
    assertEquals("lithium bears 150 MPa in LAMINATE by this recipe's override", cap.rule());
    assertEquals("override", cap.binding().code());
    assertEquals("lithium", cap.binding().subject());
    assertEquals(Optional.empty(), envelope.refusal(attempt(lithium())));
    assertEquals(150, envelope.cap(attempt(lithium().warm(40))).value().toMPa(), 1e-9);
  }

  @Test
  void eachConditionThatFailsIsToldWithItsNumbers() {
    expect(
        lithium().attempt(CellStack.EMPTY, D12_STEEL, HIGH_ONLY),
        Condition.DIE,
        "its override to 150 MPa counts only in D10-steel, D13-steel, not in D12-steel");
    expect(
        attempt(stage("s", StageKind.LAMINATE).foil(LITHIUM).at(120)),
        Condition.LAYERS,
        "its override to 150 MPa counts only with a layer of li3ocl");
    expect(
        attempt(stage("s", StageKind.LAMINATE).powder(LI3OCL, 4).foil(LITHIUM, 9.89).at(120)),
        Condition.FOIL,
        "its override to 150 MPa counts only for a foil as wide as the bore of 10 mm, not one of"
            + " 9.89 mm");
    expect(
        attempt(stage("s", StageKind.LAMINATE).powder(LI3OCL, 4).powder(LITHIUM, 4).at(120)),
        Condition.FOIL,
        "its override to 150 MPa counts only for a foil as wide as the bore");
    expect(
        attempt(lithium().ramp(1.1, true)),
        Condition.RATE,
        "its override to 150 MPa counts only for ramps up to 1 MPa/s, not for 1.1 MPa/s");
    expect(
        attempt(lithium().warm(41)),
        Condition.TEMPERATURE,
        "its override to 150 MPa counts only up to 40 °C, not at 41 °C");
  }

  private void expect(Attempt attempt, Condition condition, String sentence) {
    assertEquals(50, envelope.cap(attempt).value().toMPa(), 1e-9);
    assertEquals(List.of(), envelope.applied(attempt));
    assertEquals(Optional.empty(), envelope.above(attempt));
    Objection.Exceeded objection = (Objection.Exceeded) envelope.objection(attempt).orElseThrow();
    assertEquals(List.of(new Lapse(LIFT, condition, sentence)), objection.lapses());
    assertEquals(
        "stage s asks for 120 MPa, but lithium bears 50 MPa in LAMINATE (E); " + sentence,
        objection.sentence());
  }

  @Test
  void aFoilWithinOnePercentOfTheBoreFillsIt() {
    Sketch cut = stage("s", StageKind.LAMINATE).powder(LI3OCL, 4).foil(LITHIUM, 9.91).at(120);
    assertEquals(150, envelope.cap(attempt(cut)).value().toMPa(), 1e-9);
    Sketch wide = stage("s", StageKind.LAMINATE).powder(LI3OCL, 4).foil(LITHIUM, 10.11).at(120);
    assertEquals(50, envelope.cap(attempt(wide)).value().toMPa(), 1e-9);
  }

  /** 120 MPa at 1 MPa/s is 64 + 24 s above 50 MPa on the way up and 70 s on the way down. */
  @Test
  void theTimeAboveTheUsualCapIsSpentOnceForAllStages() {
    Duration longest = Duration.ofSeconds(600 - 64 - 24 - 70);
    CellStack fresh = CellStack.EMPTY;
    assertEquals(150, cap(lithium().held(longest), fresh));
    assertEquals(50, cap(lithium().held(longest.plusMillis(1)), fresh));

    Duration minute = Duration.ofMinutes(1);
    Attempt first = attempt(lithium().held(longest.minus(minute)));
    CellStack.Stroke stroke = envelope.planned(first);
    assertEquals(Map.of(LITHIUM.id(), Duration.ofMinutes(9)), stroke.aboveUsual());
    assertEquals(Pressure.ofMPa(120), stroke.peak());
    assertEquals(longest.minus(minute), stroke.held());
    CellStack pressed = first.stack().after(stroke);
    Sketch short60 = stage("s", StageKind.LAMINATE).at(55).ramp(1, false).held(minute);
    assertEquals(50, cap(short60, pressed), "60 s and 10 s of moving, 60 s are left");
    assertEquals(150, cap(short60.held(minute.minusSeconds(10)), pressed));
  }

  private double cap(Sketch sketch, CellStack stack) {
    return envelope.cap(sketch.attempt(stack, D10_STEEL, HIGH_ONLY)).value().toMPa();
  }

  /** To a press no time means no limit, so an override without a millisecond left lifts nothing. */
  @Test
  void anOverrideWhoseTimeIsUsedUpLiftsNothingEvenForAStageThatNeedsNone() {
    Attempt attempt = attempt(lithium().at(40));
    assertEquals(150, envelope.cap(attempt).value().toMPa(), 1e-9);
    CellStack.Stroke spent =
        new CellStack.Stroke(
            Pressure.ofMPa(1),
            Duration.ZERO,
            Map.of(LITHIUM.id(), Duration.ofMinutes(10).minusNanos(999_999)));
    Attempt after = attempt.on(attempt.stack().after(spent));
    assertEquals(50, envelope.cap(after).value().toMPa(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> new Above(new Force(1), Duration.ZERO));
    assertEquals(1, new Above(new Force(1), Duration.ofMillis(1)).max().toMillis());
  }

  @Test
  void stackPressureWithoutEndIsNotLifted() {
    CapOverride held = override(LITHIUM, StageKind.INSITU, megapascals(100), D10_SLEEVE);
    Envelope hold = new Envelope(Tables.MATERIALS, List.of(held));
    Sketch stage = stage("s", StageKind.INSITU).foil(LITHIUM).at(90);
    assertEquals(
        Optional.empty(), hold.refusal(stage.attempt(CellStack.EMPTY, D10_SLEEVE, HIGH_ONLY)));
    assertEquals(
        Optional.of(
            "stage s asks for 90 MPa, but lithium bears 80 MPa in INSITU (E); its override to 100"
                + " MPa allows 600 s above 80 MPa, of which 0 s are spent and the stroke takes no"
                + " end"),
        hold.refusal(stage.untilReleased().attempt(CellStack.EMPTY, D10_SLEEVE, HIGH_ONLY)));
  }

  /** The window counts: an hour and more at 80 MPa is planned, though the target is 70. */
  @Test
  void theTopOfAWindowIsWhatTheTimeIsCountedFor() {
    CapOverride held = override(LITHIUM, StageKind.INSITU, megapascals(100), D10_SLEEVE);
    Envelope hold = new Envelope(Tables.MATERIALS, List.of(held));
    Sketch stage = stage("s", StageKind.INSITU).foil(LITHIUM).at(70).held(Duration.ofHours(1));
    assertTrue(hold.applied(stage.attempt(CellStack.EMPTY, D10_SLEEVE, HIGH_ONLY)).contains(held));
    Attempt wide = stage.window(60, 90).attempt(CellStack.EMPTY, D10_SLEEVE, HIGH_ONLY);
    assertEquals(List.of(), hold.applied(wide));
    assertEquals(90, wide.highest().toMPa(), 1e-9);
    assertEquals(
        70,
        stage.window(60, 65).attempt(CellStack.EMPTY, D10_SLEEVE, HIGH_ONLY).highest().toMPa(),
        1e-9);
  }

  /** Both layers of the cathode are lifted; the press is given the stricter of each. */
  @Test
  void thePressIsToldTheLowestUsualCapAndTheLeastTimeLeft() {
    CapOverride brief =
        new CapOverride(
            Tables.LPSCL.id(),
            StageKind.LAMINATE,
            Set.of(D10_STEEL.id()),
            megapascals(450),
            sourced(Duration.ofMinutes(8)),
            Conditions.NONE,
            "known");
    CapOverride nmc = override(Tables.NMC, StageKind.LAMINATE, megapascals(450), D10_STEEL);
    Sketch stage =
        stage("s", StageKind.LAMINATE).powder(Tables.LPSCL, 100).powder(Tables.NMC, 15).at(320);
    Attempt attempt = stage.attempt(CellStack.EMPTY, D10_STEEL, HIGH_ONLY);
    for (List<CapOverride> each : List.of(List.of(brief, nmc), List.of(nmc, brief))) {
      Above above = new Envelope(Tables.MATERIALS, each).above(attempt).orElseThrow();
      assertEquals(23.562, above.above().toKN(), 1e-3, "300 MPa on Ø10");
      assertEquals(Duration.ofMinutes(8), above.max());
    }
    CellStack.Stroke spent =
        new CellStack.Stroke(
            Pressure.ofMPa(320),
            Duration.ZERO,
            Map.of(Tables.NMC.id(), Duration.ofMinutes(6).plusNanos(1)));
    Above rest =
        new Envelope(Tables.MATERIALS, List.of(brief, nmc))
            .above(attempt.on(attempt.stack().after(spent)))
            .orElseThrow();
    assertEquals(Duration.ofMillis(239_999), rest.max());
  }

  @Test
  void ofTwoOverridesThatHoldTheHigherCounts() {
    CapOverride low = override(LITHIUM, StageKind.LAMINATE, megapascals(60), D10_STEEL);
    CapOverride high = override(LITHIUM, StageKind.LAMINATE, megapascals(90), D10_STEEL);
    for (List<CapOverride> each : List.of(List.of(low, high), List.of(high, low))) {
      Envelope both = new Envelope(Tables.MATERIALS, each);
      assertEquals(List.of(high), both.applied(attempt(lithium())));
      assertEquals(90, both.cap(attempt(lithium()), each).value().toMPa(), 1e-9);
    }
  }
}
