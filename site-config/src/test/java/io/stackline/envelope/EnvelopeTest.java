package io.stackline.envelope;

import static io.stackline.envelope.PilotLine.HIGH_ONLY;
import static io.stackline.envelope.PilotLine.LITHIUM;
import static io.stackline.envelope.PilotLine.LPSCL;
import static io.stackline.envelope.PilotLine.MATERIALS;
import static io.stackline.envelope.PilotLine.NMC;
import static io.stackline.envelope.PilotLine.OVERRIDES;
import static io.stackline.envelope.PilotLine.SLEEVE;
import static io.stackline.envelope.PilotLine.STEEL;
import static io.stackline.envelope.PilotLine.WITH_LOW;
import static io.stackline.envelope.PilotLine.megapascals;
import static io.stackline.envelope.PilotLine.sourced;
import static io.stackline.envelope.PilotLine.stack;
import static io.stackline.envelope.PilotLine.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Target;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Envelope recipe = new Envelope(MATERIALS, OVERRIDES);
  private final Envelope bare = new Envelope(MATERIALS, List.of());

  /** Electrolyte, cathode, lithium, in operation: 400, 500, 50, 80 MPa, and why. */
  @Test
  void theLithiumCellIsAllowedStageByStage() {
    expect(
        stack(LPSCL),
        stage(StageKind.DENSIFY, STEEL, megapascals(250), 2.5),
        STEEL,
        HIGH_ONLY,
        400,
        "lpscl-powder bears 400 MPa in DENSIFY (E)");
    expect(
        stack(LPSCL, NMC),
        stage(StageKind.COPRESS, STEEL, megapascals(500), 5),
        STEEL,
        HIGH_ONLY,
        500,
        "lpscl-powder bears 500 MPa in COPRESS by this recipe's override");
    expect(
        stack(LPSCL, NMC, LITHIUM),
        stage(StageKind.LAMINATE, SLEEVE, megapascals(50), 1),
        SLEEVE,
        WITH_LOW,
        50,
        "lithium-foil bears 50 MPa in LAMINATE (E)");
    expect(
        stack(LPSCL, NMC, LITHIUM),
        stage(StageKind.INSITU, SLEEVE, megapascals(75), 2),
        SLEEVE,
        WITH_LOW,
        80,
        "lithium-foil bears 80 MPa in INSITU (E)");
  }

  private void expect(
      CellStack stack, Stage stage, Die die, Press press, double capMPa, String rule) {
    Cap cap = recipe.cap(PilotLine.attempt(stack, stage, die, press));
    assertEquals(capMPa, cap.value().toMPa(), 1e-9);
    assertEquals(rule, cap.rule());
    assertEquals(capMPa * 1.03, cap.trip().toMPa(), 1e-9);
    assertEquals(Optional.empty(), recipe.refusal(PilotLine.attempt(stack, stage, die, press)));
  }

  /** The common failure: one uniform high pressure after the lithium is in. */
  @Test
  void fourHundredOnLithiumIsRefusedWithTheReason() {
    Stage uniform = stage(StageKind.LAMINATE, SLEEVE, megapascals(400), 4);
    assertEquals(
        Optional.of("stage press asks for 400 MPa, but lithium-foil bears 50 MPa in LAMINATE (E)"),
        recipe.refusal(PilotLine.attempt(stack(LPSCL, NMC, LITHIUM), uniform, SLEEVE, WITH_LOW)));
    assertEquals(
        Optional.of("stage press asks for 400 MPa, but lithium-foil must not see a COPRESS stage"),
        recipe.refusal(
            PilotLine.attempt(
                stack(LITHIUM),
                stage(StageKind.COPRESS, STEEL, megapascals(400), 4),
                STEEL,
                HIGH_ONLY)));
  }

  @Test
  void theCapItselfIsAllowedAndAThousandthMoreIsNot() {
    CellStack stack = stack(LPSCL, NMC, LITHIUM);
    Stage at = stage(StageKind.LAMINATE, SLEEVE, megapascals(50), 1);
    Stage above = stage(StageKind.LAMINATE, SLEEVE, megapascals(50.05), 1);
    assertEquals(Optional.empty(), recipe.refusal(PilotLine.attempt(stack, at, SLEEVE, WITH_LOW)));
    assertTrue(recipe.refusal(PilotLine.attempt(stack, above, SLEEVE, WITH_LOW)).isPresent());
  }

  @Test
  void whatPressesNothingIsRefused() {
    for (double target : new double[] {0, -5, Double.NaN}) {
      Stage stage = stage(StageKind.DENSIFY, STEEL, megapascals(target), 3);
      assertTrue(
          recipe.refusal(PilotLine.attempt(stack(LPSCL), stage, STEEL, HIGH_ONLY)).isPresent(),
          target + " MPa");
    }
  }

  /** 450 MPa at 1 MPa/s: 27.5 + 4 × 22.5 s of ramp and 50 s of release above 400 MPa. */
  @Test
  void anOverrideHoldsOnlyForItsOwnRevisionDieKindAndTime() {
    CellStack stack = stack(LPSCL, NMC);
    Die carbide = PilotLine.die("D10-carbide", 10, 1500, 1500);
    StageKind copress = StageKind.COPRESS;
    Duration longest = Duration.ofMinutes(10).minusMillis(27_500 + 90_000 + 50_000);

    assertEquals(500, cap(recipe, stack, copress, longest, STEEL));
    assertEquals(400, cap(recipe, stack, copress, longest.plusMillis(1), STEEL), "longer dwell");
    assertEquals(400, cap(recipe, stack, copress, longest, carbide), "other die");
    assertEquals(300, cap(recipe, stack, StageKind.LAMINATE, longest, STEEL), "other kind");
    assertEquals(400, cap(bare, stack, copress, longest, STEEL), "other revision");

    assertEquals(OVERRIDES, recipe.applied(attempt(stack, copress, longest, STEEL)));
    assertEquals(List.of(), recipe.applied(attempt(stack, copress, longest, carbide)));
    assertEquals(List.of(), recipe.applied(attempt(stack(LITHIUM), copress, longest, STEEL)));
  }

  @Test
  void anOverrideNeitherPassesTheCeilingNorAllowsAForbiddenStage() {
    List<CapOverride> greedy =
        List.of(PilotLine.override(LPSCL, STEEL, 5000), PilotLine.override(LITHIUM, STEEL, 100));
    Envelope envelope = new Envelope(MATERIALS, greedy);

    Cap cap =
        envelope.cap(
            PilotLine.attempt(
                stack(LPSCL),
                stage(StageKind.COPRESS, STEEL, megapascals(1), 1),
                STEEL,
                HIGH_ONLY));
    assertEquals(650 / 1.03, cap.value().toMPa(), 1e-9);
    assertEquals(650, cap.trip().toMPa(), 1e-9);
    assertEquals(
        "lpscl-powder bears 631.068 MPa in COPRESS 3 % below its ceiling of 650 MPa", cap.rule());
    assertEquals(0, cap(envelope, stack(LITHIUM), StageKind.COPRESS, MINUTE, STEEL));
  }

  @Test
  void theDieOrThePressBindsWhereTheMaterialBearsMore() {
    Die weak = PilotLine.die("D10-peek", 10, 120, 50);
    Cap byDie =
        bare.cap(
            PilotLine.attempt(
                stack(LPSCL), stage(StageKind.DENSIFY, weak, megapascals(1), 1), weak, HIGH_ONLY));
    assertEquals("die D10-peek bears 120 MPa", byDie.rule());
    assertEquals(50, cap(bare, stack(LPSCL), StageKind.INSITU, MINUTE, weak));

    Die wide = PilotLine.die("D50", 50, 1000, 1000);
    Cap byPress =
        bare.cap(
            PilotLine.attempt(
                stack(LPSCL), stage(StageKind.DENSIFY, wide, megapascals(1), 1), wide, HIGH_ONLY));
    assertEquals("press P1 is rated 245.2 kN", byPress.rule());
    assertEquals(245.2e3 / 1963.495, byPress.trip().toMPa(), 1e-3, "trip at the rated force");
  }

  /** 50 MPa ±1 MPa on Ø10 with a 250 kN cell: 2 × 125 N / √3 / 78.54 mm² = 1.838 MPa. */
  @Test
  void aToleranceFinerThanTheCellKnowsIsRefusedWithTheArithmetic() {
    Stage stage = stage(StageKind.LAMINATE, SLEEVE, megapascals(50), 1);
    CellStack stack = stack(LPSCL, NMC, LITHIUM);
    assertEquals(
        Optional.of(
            "stage press wants ±1 MPa, but the high cell of P1 knows it only to ±1.837763 MPa"
                + " (2σ = 2 × 0.125 kN / √3 / 78.53982 mm²)"),
        recipe.refusal(PilotLine.attempt(stack, stage, SLEEVE, HIGH_ONLY)));
    assertEquals(
        Optional.empty(), recipe.refusal(PilotLine.attempt(stack, stage, SLEEVE, WITH_LOW)));
  }

  @Test
  void theLowCellControlsWhereverItReaches() {
    assertEquals(ForceChannel.Kind.LOW, Resolution.channel(Force.ofKN(19.4), WITH_LOW).kind());
    assertEquals(ForceChannel.Kind.HIGH, Resolution.channel(Force.ofKN(19.5), WITH_LOW).kind());

    Press lowFirst =
        PilotLine.press("P9", List.of(WITH_LOW.channels().get(1), WITH_LOW.channels().get(0)));
    assertEquals(ForceChannel.Kind.LOW, Resolution.channel(Force.ofKN(3.9), lowFirst).kind());
    assertEquals(ForceChannel.Kind.HIGH, Resolution.channel(Force.ofKN(39), lowFirst).kind());
    assertEquals(
        ForceChannel.Kind.HIGH,
        Resolution.channel(Force.ofKN(999), lowFirst).kind(),
        "none reaches: the widest");
    Press blind = PilotLine.press("P0", List.of());
    assertThrows(
        IllegalArgumentException.class, () -> Resolution.channel(Force.ofKN(1), blind), "P0");
  }

  /** "1.5 tons" on lithium without a die: allowed on Ø20 and on no smaller one. */
  @Test
  void aForceTargetIsJudgedByThePressureItMakesInTheDie() throws QuantityRefused {
    Target force = new Target.OfForce(sourced(QuantityText.force("1.5 t")));
    Die d10 = PilotLine.die("D10", 10, 700, 700);
    Die d20 = PilotLine.die("D20", 20, 700, 700);
    assertEquals(
        Optional.of(
            "stage press asks for 187.2932 MPa, but lithium-foil bears 50 MPa in SECONDARY (E)"),
        recipe.refusal(
            PilotLine.attempt(
                stack(LITHIUM), stage(StageKind.SECONDARY, d10, force, 2), d10, WITH_LOW)));
    assertEquals(
        Optional.empty(),
        recipe.refusal(
            PilotLine.attempt(
                stack(LITHIUM), stage(StageKind.SECONDARY, d20, force, 2), d20, WITH_LOW)));
    assertEquals(46.82, force.pressure(d20).toMPa(), 5e-3);
  }

  @Test
  void anUndescribedMaterialIsABug() {
    Envelope empty = new Envelope(Map.of(), List.of());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            empty.cap(
                PilotLine.attempt(
                    stack(LPSCL),
                    stage(StageKind.DENSIFY, STEEL, megapascals(1), 1),
                    STEEL,
                    HIGH_ONLY)));
  }

  private static double cap(
      Envelope envelope, CellStack stack, StageKind kind, Duration dwell, Die die) {
    return envelope.cap(attempt(stack, kind, dwell, die)).value().toMPa();
  }

  private static Attempt attempt(CellStack stack, StageKind kind, Duration dwell, Die die) {
    Stage stage = stage(kind, die, megapascals(450), 5, dwell);
    return PilotLine.attempt(stack, stage, die, HIGH_ONLY);
  }
}
