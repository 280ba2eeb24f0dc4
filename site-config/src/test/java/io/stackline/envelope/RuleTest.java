package io.stackline.envelope;

import static io.stackline.envelope.PilotLine.HIGH_ONLY;
import static io.stackline.envelope.Sketch.megapascals;
import static io.stackline.envelope.Sketch.override;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.COLLECTOR;
import static io.stackline.envelope.Tables.D10_CARBIDE;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.LITHIUM;
import static io.stackline.envelope.Tables.LPSCL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.material.CellStack;
import io.stackline.material.CellStack.Flag;
import io.stackline.press.Die;
import io.stackline.press.DieMaterial;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every rule that may bind, with its numbers and the word machines know it by. */
class RuleTest {
  private static final CellStack CHARGED = CellStack.EMPTY.marked(Flag.LITHIATED);

  private final Envelope bare = new Envelope(Tables.MATERIALS, List.of());

  private void expect(
      Attempt attempt, double capMPa, double tripMPa, String code, String subject, String rule) {
    Cap cap = bare.cap(attempt);
    assertEquals(capMPa, cap.value().toMPa(), 1e-3);
    assertEquals(tripMPa, cap.trip().toMPa(), 1e-3);
    assertEquals(code + " " + subject, cap.binding().code() + " " + cap.binding().subject());
    assertEquals(rule, cap.rule());
  }

  private static Attempt fresh(Sketch sketch, Die die) {
    return sketch.attempt(CellStack.EMPTY, die, HIGH_ONLY);
  }

  @Test
  void thePressAndTheDieBindWhereTheLayersBearMore() {
    Die wide = Tables.die("D40", 40, DieMaterial.HARDENED_TOOL_STEEL);
    expect(
        fresh(stage("s", StageKind.DENSIFY).powder(LPSCL, 100), wide),
        189.440,
        195.124,
        "press",
        "P1",
        "press P1 is rated 245.2 kN");
    expect(
        fresh(stage("s", StageKind.INSITU), D10_SLEEVE),
        150,
        154.5,
        "die",
        "D10-sleeve",
        "die D10-sleeve bears 150 MPa");
  }

  /** PEEK loses 20 % at 100 °C and must not be above 60 °C. */
  @Test
  void aWarmDieBearsLessAndAHotOneNothing() {
    expect(
        fresh(stage("s", StageKind.DENSIFY).warm(60), D10_SLEEVE),
        400 * (1 - 0.2 * 35 / 75),
        1.03 * 400 * (1 - 0.2 * 35 / 75),
        "die",
        "D10-sleeve",
        "die D10-sleeve bears 362.6667 MPa at 60 °C");
    expect(
        fresh(stage("s", StageKind.DENSIFY).warm(61), D10_SLEEVE),
        0,
        0,
        "die-temperature",
        "D10-sleeve",
        "die D10-sleeve must not be at 61 °C: it bears at most 60 °C");
    expect(
        fresh(stage("s", StageKind.DENSIFY).warm(60), D10_STEEL),
        700,
        721,
        "die",
        "D10-steel",
        "die D10-steel bears 700 MPa at 60 °C");
  }

  /** 10 kN on Ø10, less the margin of the trip. */
  @Test
  void theFixtureBindsLikeAPress() {
    expect(
        fresh(stage("s", StageKind.DENSIFY).standing(Tables.FRAME), D10_STEEL),
        127.324 / 1.03,
        127.324,
        "fixture",
        "frame",
        "fixture frame is rated 10 kN");
  }

  @Test
  void aMaterialBindsByItsUsualCapItsCeilingOrNotAtAll() {
    expect(
        fresh(stage("s", StageKind.LAMINATE).powder(LPSCL, 100).foil(LITHIUM), D10_STEEL),
        50,
        51.5,
        "usual",
        "lithium",
        "lithium bears 50 MPa in LAMINATE (E)");
    expect(
        fresh(stage("s", StageKind.COPRESS).foil(LITHIUM), D10_STEEL),
        0,
        0,
        "forbidden",
        "lithium",
        "lithium must not see a COPRESS stage");
    expect(
        fresh(stage("s", StageKind.LAMINATE).foil(LITHIUM).warm(60.1), D10_CARBIDE),
        0,
        0,
        "material-temperature",
        "lithium",
        "lithium must not be at 60.1 °C: it bears at most 60 °C");
    expect(
        fresh(stage("s", StageKind.LAMINATE).foil(LITHIUM).warm(60), D10_CARBIDE),
        50,
        51.5,
        "usual",
        "lithium",
        "lithium bears 50 MPa in LAMINATE (E)");
  }

  /** R3: 140 MPa on the fresh collector; once charged, 50, and its ceiling of 83 in operation. */
  @Test
  void aCellThatWasChargedBearsWhatLithiumBears() {
    Sketch collector = stage("again", StageKind.SECONDARY).foil(COLLECTOR).at(140);
    assertEquals(Optional.empty(), bare.refusal(fresh(collector, D10_STEEL)));
    Attempt charged = collector.attempt(CHARGED, D10_STEEL, HIGH_ONLY);
    expect(
        charged,
        50,
        51.5,
        "lithiated",
        "mos2-collector",
        "mos2-collector bears 50 MPa in SECONDARY once charged (E)");
    assertEquals(
        Optional.of(
            "stage again asks for 140 MPa, but mos2-collector bears 50 MPa in SECONDARY once"
                + " charged (E)"),
        bare.refusal(charged));
    expect(
        fresh(stage("s", StageKind.INSITU).foil(COLLECTOR), D10_STEEL),
        80,
        82.4,
        "lithiated",
        "mos2-collector",
        "mos2-collector bears 80 MPa in INSITU once charged (E)");
  }

  @Test
  void whatWasKnownOfAFreshCellLiftsNothingOnAChargedOne() {
    List<CapOverride> lifts =
        List.of(
            override(COLLECTOR, StageKind.SECONDARY, megapascals(150), D10_STEEL),
            override(COLLECTOR, StageKind.INSITU, megapascals(90), D10_STEEL),
            override(LITHIUM, StageKind.SECONDARY, megapascals(60), D10_STEEL));
    Envelope envelope = new Envelope(Tables.MATERIALS, lifts);
    Sketch again = stage("again", StageKind.SECONDARY).foil(COLLECTOR).at(140);
    assertEquals(lifts.subList(0, 1), envelope.applied(fresh(again, D10_STEEL)));
    Attempt charged = again.attempt(CHARGED, D10_STEEL, HIGH_ONLY);
    assertEquals(List.of(), envelope.applied(charged));
    Objection.Exceeded objection = (Objection.Exceeded) envelope.objection(charged).orElseThrow();
    assertEquals(
        "its override to 150 MPa counts only before the cell is charged",
        objection.lapses().get(0).sentence());

    Attempt hold =
        stage("hold", StageKind.INSITU).foil(COLLECTOR).attempt(CHARGED, D10_STEEL, HIGH_ONLY);
    Cap cap = envelope.cap(hold);
    assertEquals("ceiling", cap.binding().code());
    assertEquals(
        "mos2-collector bears 80.58252 MPa in INSITU 3 % below its ceiling of 83 MPa", cap.rule());
    assertEquals("mos2-collector", cap.binding().subject());
    Attempt lithium =
        stage("l", StageKind.SECONDARY).foil(LITHIUM).attempt(CHARGED, D10_STEEL, HIGH_ONLY);
    assertEquals(60, envelope.cap(lithium).value().toMPa(), 1e-9, "it is lithium either way");
  }

  @Test
  void aPressIsFitForItsKindsAndItsRate() {
    Attempt at = fresh(stage("s", StageKind.DENSIFY).ramp(25.4, true), D10_STEEL);
    assertEquals(Optional.empty(), Fitness.refusal(at));
    assertEquals(
        Optional.of("P1 makes at most 2 kN/s, the ramp asks for 2.002765 kN/s"),
        Fitness.refusal(fresh(stage("s", StageKind.DENSIFY).ramp(25.5, true), D10_STEEL)));
    Attempt none =
        stage("s", StageKind.DENSIFY)
            .attempt(CellStack.EMPTY, D10_STEEL, PilotLine.withKinds(StageKind.INSITU));
    assertEquals(Optional.of("P9 takes no DENSIFY stages"), Fitness.refusal(none));
  }
}
