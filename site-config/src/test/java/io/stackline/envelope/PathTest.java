package io.stackline.envelope;

import static io.stackline.envelope.Proving.assertReplays;
import static io.stackline.envelope.Proving.counterExample;
import static io.stackline.envelope.Proving.proof;
import static io.stackline.envelope.Proving.texts;
import static io.stackline.envelope.Sketch.megapascals;
import static io.stackline.envelope.Sketch.override;
import static io.stackline.envelope.Sketch.recipe;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.D16_STEEL;
import static io.stackline.envelope.Tables.PILOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.CounterExample.NothingFits;
import io.stackline.envelope.CounterExample.TooMuch;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Paths that only a search finds: stages left out, charged cells, time spent together. */
class PathTest {
  /** Formation charges the cell: whoever presses it again at 140 MPa presses lithium. */
  @Test
  void aCollectorIsNotPressedLikeAFreshOneOnceTheCellWasCharged() {
    proof(recipe(List.of(), Seeds.lithiumFree()));

    List<Sketch> stages = new ArrayList<>(List.of(Seeds.lithiumFree()));
    stages.add(stage("again", StageKind.SECONDARY).at(140));
    Recipe again = recipe(List.of(), stages.toArray(new Sketch[0]));
    CounterExample found = counterExample(again);
    assertEquals(
        "stage again asks for 140 MPa, but mos2-collector bears 50 MPa in SECONDARY once charged"
            + " (E)",
        found.sentence());
    assertEquals("charge in formation", texts(found).get(4));
    assertEquals(6, found.events().size());
    TooMuch cause = assertInstanceOf(TooMuch.class, found.cause());
    assertEquals("lithiated", cause.cap().binding().code());
    assertReplays(again, found);
  }

  /** The interlayer is what makes the high pressure known to be good: without it, none. */
  @Test
  void leavingOutAnOptionalLayerThatAnOverrideNeedsIsFound() {
    Recipe recipe =
        recipe(
            Seeds.tonsAllowed(),
            stage("densify", StageKind.DENSIFY).powder(Tables.LI3INCL6, 120).at(300),
            stage("interlayer", StageKind.SECONDARY).powder(Tables.LI3OCL, 4).at(100).optional(),
            stage("lithium", StageKind.SECONDARY).foil(Tables.LITHIUM).at(Seeds.TONS));
    CounterExample found = counterExample(recipe);
    assertEquals("skip interlayer and its layers", texts(found).get(1));
    assertEquals(
        "stage lithium asks for 187.2932 MPa, but lithium bears 50 MPa in SECONDARY (E); its"
            + " override to 14.70997 kN counts only with a layer of li3ocl",
        found.sentence());
    assertReplays(recipe, found);
  }

  @Test
  void anOptionalStageBindsThoseAfterItAndNeedsAPressLikeAnyOther() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("laminate", StageKind.LAMINATE).foil(Tables.LITHIUM).at(50).optional(),
            stage("press", StageKind.LAMINATE).powder(Tables.LPSCL, 100).at(200));
    CounterExample found = counterExample(recipe);
    assertEquals("press laminate at 50 MPa in D10-steel on P1", texts(found).get(0));

    Recipe neverPressed =
        recipe(
            List.of(),
            stage("laminate", StageKind.LAMINATE)
                .foil(Tables.LITHIUM)
                .at(new Target.OfPressure(Tables.sourced(Pressure.ofMPa(50))))
                .tolerance(0.001)
                .optional(),
            stage("press", StageKind.LAMINATE).powder(Tables.LPSCL, 100).at(200));
    assertInstanceOf(NothingFits.class, counterExample(neverPressed).cause());
  }

  @Test
  void theWindowOfStackPressureIsAskedToo() {
    Recipe recipe =
        recipe(
            List.of(),
            stage("hold", StageKind.INSITU)
                .in(D10_SLEEVE)
                .powder(Tables.LPSCL, 100)
                .foil(Tables.LITHIUM)
                .at(75)
                .window(70, 81)
                .untilReleased());
    CounterExample found = counterExample(recipe);
    assertEquals(
        List.of("press hold at 75 MPa in D10-sleeve on P1", "adjust hold to 81 MPa"), texts(found));
    assertEquals(
        "stage hold asks for 81 MPa, but lithium bears 80 MPa in INSITU (E)", found.sentence());
    assertReplays(recipe, found);
  }

  /** Two stages share the time one layer may spend above its usual cap. */
  @Test
  void timeThatTwoStagesSpendTogetherIsCounted() {
    CapOverride lithium = override(Tables.LITHIUM, StageKind.LAMINATE, megapascals(90), D10_STEEL);
    Sketch first =
        stage("first", StageKind.LAMINATE).foil(Tables.LITHIUM).at(90).held(Duration.ofMinutes(4));
    Sketch second = stage("second", StageKind.LAMINATE).at(90).held(Duration.ofMinutes(4));
    proof(recipe(List.of(lithium), first));
    Recipe both = recipe(List.of(lithium), first, second);
    CounterExample found = counterExample(both);
    assertEquals(
        "stage second asks for 90 MPa, but lithium bears 50 MPa in LAMINATE (E); its override to"
            + " 90 MPa allows 600 s above 50 MPa, of which 333.5 s are spent and the stroke takes"
            + " 333.5 s",
        found.sentence());
    assertReplays(both, found);
  }

  /** Stage by stage the die is open, but a cell of one bore stays in that bore. */
  @Test
  void aCellDoesNotMoveIntoAnotherBore() {
    Proof.Stage second = proof(Seeds.tons(Seeds.tonsAllowed(), Seeds.allSteel())).stages().get(1);
    assertTrue(
        second.unfit().stream()
            .anyMatch(
                each ->
                    each.reason()
                        .equals("the cell of Ø 10 mm does not go into D12-steel of Ø 12 mm")),
        second.unfit().toString());

    Recipe moved =
        recipe(
            List.of(),
            stage("densify", StageKind.DENSIFY).powder(Tables.LPSCL, 100).at(250),
            stage("next", StageKind.COPRESS).in(D13_STEEL).at(250));
    CounterExample found = counterExample(moved);
    assertInstanceOf(NothingFits.class, found.cause());
    assertEquals(
        "no press takes stage next: the cell of Ø 10 mm does not go into D13-steel of Ø 13 mm",
        found.sentence());
    assertEquals(1, found.events().size());
  }

  /** Fourteen layers, each of which may be there or not: more cells than are looked at. */
  @Test
  void aRecipeWithTooManyPathsIsNeitherProvenNorRefused() {
    Map<MaterialId, Material> materials = new LinkedHashMap<>();
    List<Sketch> stages = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Material material = PilotLine.material("m" + i, 400, 400, 400, 150, 650);
      materials.put(material.id(), material);
      stages.add(stage("s" + i, StageKind.DENSIFY).powder(material, 10).at(100).optional());
    }
    Inventory site = new Inventory(materials, PILOT.dies(), Map.of(), PILOT.presses());
    Judgement judgement = new Prover(site).prove(recipe(List.of(), stages.toArray(new Sketch[0])));
    assertEquals(
        "the recipe has more than 20000 states; skip fewer stages",
        assertInstanceOf(Undecided.class, judgement).sentence());
  }

  /** The second foil is fresh, but the first one has spent its time. */
  @Test
  void aFreshLayerDoesNotHideWhatAnOlderOneHasSpent() {
    CapOverride lift = override(Tables.LITHIUM, StageKind.LAMINATE, megapascals(90), D10_STEEL);
    Duration time = Duration.ofMinutes(4);
    Recipe recipe =
        recipe(
            List.of(lift),
            stage("first", StageKind.LAMINATE).foil(Tables.LITHIUM).at(90).held(time),
            stage("second", StageKind.LAMINATE).foil(Tables.LITHIUM).at(90).held(time));
    CounterExample found = counterExample(recipe);
    assertEquals("second", found.stage());
    assertReplays(recipe, found);
  }

  /** A stage that may be left out: the proof tells what holds with it and without. */
  @Test
  void theProofTellsTheLeastMarginOfAllPaths() {
    Proof caps =
        proof(
            recipe(
                List.of(),
                stage("se", StageKind.DENSIFY).powder(Tables.LPSCL, 100).at(250),
                stage("cathode", StageKind.COPRESS).powder(Tables.NMC, 15).at(250).optional(),
                stage("join", StageKind.LAMINATE).at(200)));
    assertEquals("nmc bears 300 MPa in LAMINATE (E)", last(caps).cap().rule());
    assertEquals(
        7,
        caps.states(),
        "start, se, the cathode pressed, laid in and left out, join on two cells");
  }

  @Test
  void theProofTellsTheFewestAttemptsOfAllPaths() {
    CapOverride lift = override(Tables.LITHIUM, StageKind.LAMINATE, megapascals(90), D10_STEEL);
    Sketch lay = stage("lay", StageKind.LAMINATE).foil(Tables.LITHIUM).at(40);
    Sketch once = stage("once", StageKind.LAMINATE).at(90).optional();
    Sketch again = stage("again", StageKind.LAMINATE).powder(Tables.LPSCL, 100).at(90);
    Proof twice = proof(recipe(List.of(lift), lay, once, again));
    assertEquals(OptionalInt.of(2), last(twice).attempts(), "three where once is left out");
    Proof maybe = proof(recipe(List.of(lift), lay.optional(), again));
    assertEquals(OptionalInt.of(3), last(maybe).attempts(), "unbounded without the lithium");
    assertEquals(90, last(maybe).cap().value().toMPa(), 1e-9);
  }

  private static Proof.Bound last(Proof proof) {
    return proof.stages().get(proof.stages().size() - 1).bounds().get(0);
  }

  /** On Ø16 no press ramps so fast, but the lithium may lie there all the same. */
  @Test
  void layersLaidInWithoutTheirStageAreAPathOfTheirOwn() {
    CapOverride narrow = override(Tables.LITHIUM, StageKind.LAMINATE, megapascals(150), D10_STEEL);
    Recipe recipe =
        recipe(
            List.of(narrow),
            stage("first", StageKind.LAMINATE)
                .in(D10_STEEL, D16_STEEL)
                .foil(Tables.LITHIUM)
                .at(40)
                .ramp(12, true)
                .optional(),
            stage("next", StageKind.LAMINATE)
                .in(D10_STEEL, D16_STEEL)
                .powder(Tables.LPSCL, 100)
                .at(100));
    CounterExample found = counterExample(recipe);
    assertEquals(
        List.of(
            "skip first, its layers laid into D16-steel",
            "press next at 100 MPa in D16-steel on P1"),
        texts(found));
    assertReplays(recipe, found);
  }

  /** More than the cell bears is told even where no press would take the stage. */
  @Test
  void tooMuchWeighsMoreThanNoPress() {
    Recipe recipe =
        recipe(
            List.of(), stage("s", StageKind.LAMINATE).foil(Tables.LITHIUM).at(400).ramp(30, true));
    CounterExample found = counterExample(recipe);
    assertEquals(List.of("press s at 400 MPa in D10-steel on P1"), texts(found));
    assertInstanceOf(TooMuch.class, found.cause());
  }
}
