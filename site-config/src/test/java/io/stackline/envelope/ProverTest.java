package io.stackline.envelope;

import static io.stackline.envelope.Proving.assertReplays;
import static io.stackline.envelope.Proving.counterExample;
import static io.stackline.envelope.Proving.proof;
import static io.stackline.envelope.Proving.texts;
import static io.stackline.envelope.Sketch.recipe;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D13_SLEEVE;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.D20_STEEL;
import static io.stackline.envelope.Tables.PILOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.CounterExample.NothingFits;
import io.stackline.envelope.CounterExample.TooMuch;
import io.stackline.press.Die;
import io.stackline.press.DieMaterial;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProverTest {
  private final Prover prover = new Prover(PILOT);

  @Test
  void theLithiumCellIsProvenWithItsMarginsAndTheOverridesItLeansOn() {
    Proof proof = proof(Seeds.lithiumCell(50));

    assertEquals(
        List.of(
            "densify 250 MPa usual",
            "copress 500 MPa override",
            "laminate 50 MPa usual",
            "stack-pressure 75 MPa usual"),
        proof.stages().stream().map(ProverTest::told).toList());
    assertEquals(0.6, onWithLow(proof.stages().get(0)).margin(), 1e-9);
    assertEquals(0, onWithLow(proof.stages().get(1)).margin(), 1e-9);
    assertEquals(0, onWithLow(proof.stages().get(3)).margin(), 1e-9, "its window goes up to 80");
    assertEquals(Seeds.COPRESS_500, proof.leansOn());
    assertEquals(Seeds.COPRESS_500, onWithLow(proof.stages().get(1)).applied());
    assertFalse(proof.assumesApproval());
    assertEquals(6, proof.states(), "start, four stages and the charged cell");
  }

  /** The low cell is only on P2; the other stages are judged as if nobody had asked for it. */
  @Test
  void aWantedPressTakesEveryStageOfItsKindsAndNoOther() {
    Recipe recipe = Seeds.lithiumCell(50);
    Press wanted = PilotLine.WITH_LOW;
    Judgement judged = prover.onPress(wanted.id()).prove(recipe);
    for (Proof.Stage stage : assertInstanceOf(Proof.class, judged).stages()) {
      assertEquals(
          List.of(List.of(wanted.id())),
          stage.bounds().stream().map(Proof.Bound::presses).toList(),
          stage.id());
    }
    assertTrue(
        proof(recipe).stages().stream().anyMatch(stage -> stage.bounds().size() > 1),
        "a control: without a wish there are more presses");
  }

  @Test
  void theLithiumFreeCellIsProvenFreshAndRefusedOnceCharged() {
    Recipe recipe = recipe(List.of(), Seeds.lithiumFree());
    proof(recipe);
    CounterExample found =
        assertInstanceOf(CounterExample.class, prover.ofChargedCells().prove(recipe));
    assertEquals(
        "stage collector asks for 140 MPa, but mos2-collector bears 50 MPa in SECONDARY once"
            + " charged (E)",
        found.sentence());
  }

  @Test
  void anUnknownPressCannotBeWanted() {
    assertThrows(IllegalArgumentException.class, () -> prover.onPress(new PressId("P99")));
  }

  /** 266.7 s above 400 MPa each, 600 s allowed: two attempts; nothing bounds the others. */
  @Test
  void theProofTellsHowOftenAStageMayBePressed() {
    Proof proof = proof(Seeds.lithiumCell(50));
    assertEquals(OptionalInt.of(2), onWithLow(proof.stages().get(1)).attempts());
    assertEquals(OptionalInt.empty(), onWithLow(proof.stages().get(0)).attempts());
  }

  private static String told(Proof.Stage stage) {
    Proof.Bound bound = onWithLow(stage);
    return stage.id() + " " + bound.target().text() + " " + bound.cap().binding().code();
  }

  private static Proof.Bound onWithLow(Proof.Stage stage) {
    return stage.bounds().stream()
        .filter(each -> each.presses().contains(PilotLine.WITH_LOW.id()))
        .findFirst()
        .orElseThrow();
  }

  /** 50 MPa on Ø10 is 3.9 kN: within the low cell's range, 31 MPa already is more than 2σ of it. */
  @Test
  void aPressThatCannotMeasureTheToleranceIsLeftOutWithTheReason() {
    Proof.Stage laminate =
        proof(
                recipe(
                    List.of(),
                    stage("laminate", StageKind.LAMINATE)
                        .powder(Tables.LPSCL, 100)
                        .at(50)
                        .tolerance(1)))
            .stages()
            .get(0);
    assertEquals(
        List.of(PilotLine.WITH_LOW.id()),
        laminate.bounds().stream().flatMap(each -> each.presses().stream()).toList());
    assertEquals(ForceChannel.Kind.LOW, laminate.bounds().get(0).channel());
    assertEquals(
        List.of(
            new CounterExample.Unfit(
                List.of(PilotLine.HIGH_ONLY.id()),
                D10_STEEL.id(),
                "stage laminate wants ±1 MPa, but the high cell of P1 knows it only to"
                    + " ±1.837763 MPa (2σ = 2 × 0.125 kN / √3 / 78.53982 mm²)")),
        laminate.unfit());
  }

  @Test
  void fourHundredOnLithiumIsFoundWithTheShortestWayThere() {
    CounterExample found = counterExample(Seeds.lithiumCell(400));
    assertEquals(
        List.of(
            "press densify at 250 MPa in D10-steel on P1",
            "press copress at 500 MPa in D10-steel on P1",
            "press laminate at 400 MPa in D10-sleeve on P1"),
        texts(found));
    assertEquals("laminate", found.stage());
    assertEquals(
        "stage laminate asks for 400 MPa, but lithium bears 50 MPa in LAMINATE (E)",
        found.sentence());
    TooMuch cause = assertInstanceOf(TooMuch.class, found.cause());
    assertEquals(400, cause.asked().toMPa());
    assertEquals(50, cause.cap().value().toMPa());
    assertEquals("lithium", cause.cap().binding().subject());
    assertEquals(D10_SLEEVE.id(), cause.die());
    assertReplays(Seeds.lithiumCell(400), found);
  }

  @Test
  void sevenHundredInASleeveBreaksTheDie() {
    assertEquals(
        "stage copress asks for 700 MPa, but die D13-sleeve bears 400 MPa",
        counterExample(Seeds.sodiumSulphur(D13_SLEEVE)).sentence());
    Proof steel = proof(Seeds.sodiumSulphur(D13_STEEL));
    assertEquals(92.9, steel.stages().get(1).bounds().get(0).force().toKN(), 0.05);
  }

  /** Each bore alone passes with the override its source documents; without it, none under 20. */
  @Test
  void oneAndAHalfTonsPassOnNarrowDiesOnlyWithTheOverride() {
    Proof proof = proof(Seeds.tons(Seeds.tonsAllowed(), Seeds.narrowDies()));
    assertEquals(
        List.of(187.3, 130.1, 110.8, 73.2),
        proof.stages().get(2).bounds().stream()
            .filter(each -> each.presses().contains(PilotLine.HIGH_ONLY.id()))
            .map(each -> Math.round(each.asked().toMPa() * 10) / 10.0)
            .toList());

    CounterExample bare = counterExample(Seeds.tons(List.of(), Seeds.narrowDies()));
    assertEquals(
        "stage lithium asks for 187.2932 MPa, but lithium bears 50 MPa in SECONDARY (E)",
        bare.sentence());
    assertReplays(Seeds.tons(List.of(), Seeds.narrowDies()), bare);
    assertTrue(proof(Seeds.tons(List.of(), D20_STEEL)).leansOn().isEmpty());
  }

  @Test
  void aDraftIsLookedAtAsIfItWereApprovedAndTheProofSaysSo() {
    Recipe draft = Seeds.lithiumCell(50).with(Recipe.Status.DRAFT, Optional.empty(), "");
    assertTrue(proof(draft).assumesApproval());
    Envelope run = Envelope.dispatching(Tables.MATERIALS, draft);
    Replay.Command copress = Replay.play(PILOT, draft, proofPath(draft)).commands().get(1);
    assertEquals(400, run.cap(copress.attempt()).value().toMPa());
    assertFalse(
        proof(
                recipe(List.of(), Seeds.lithiumFree())
                    .with(Recipe.Status.DRAFT, Optional.empty(), ""))
            .assumesApproval(),
        "it leans on nothing");
  }

  /** Every stage pressed once, on the first press that takes it. */
  private List<Event> proofPath(Recipe recipe) {
    List<Event> events = new ArrayList<>();
    for (Proof.Stage each : proof(recipe).stages()) {
      Proof.Bound bound = each.bounds().get(0);
      events.add(new Event.Press(each.id(), bound.presses().get(0), bound.die(), bound.target()));
    }
    return events;
  }

  @Test
  void aRecipeIsAlsoJudgedAsItIsBound() throws BindingRefused {
    Recipe open = Seeds.tons(List.of(), Seeds.allSteel());
    ControlRecipe narrow = Binder.bind(open, Map.of("die", "D13-steel"), PILOT.dies());
    ControlRecipe wide = Binder.bind(open, Map.of("die", "D20-steel"), PILOT.dies());
    CounterExample found = assertInstanceOf(CounterExample.class, prover.prove(narrow));
    assertEquals(
        "stage lithium asks for 110.8244 MPa, but lithium bears 50 MPa in SECONDARY (E)",
        found.sentence());
    assertInstanceOf(Proof.class, prover.prove(wide));
  }

  @Test
  void aStageThatNothingFitsTellsTheReasonOfEveryPress() {
    Recipe steep =
        recipe(
            List.of(),
            stage("densify", StageKind.DENSIFY).powder(Tables.LPSCL, 100).at(250).ramp(30, true));
    CounterExample found = counterExample(steep);
    assertEquals(List.of(), found.events());
    assertEquals(
        "no press takes stage densify: P1 makes at most 2 kN/s, the ramp asks for 2.356194 kN/s;"
            + " P2 makes at most 2 kN/s, the ramp asks for 2.356194 kN/s",
        found.sentence());
    assertEquals(2, assertInstanceOf(NothingFits.class, found.cause()).reasons().size());

    Die unknown = Tables.die("D99", 10, DieMaterial.PEEK);
    assertEquals(
        "no press takes stage densify: the site has no die [D99]",
        counterExample(
                recipe(
                    List.of(),
                    stage("densify", StageKind.DENSIFY).in(unknown).powder(Tables.LPSCL, 100)))
            .sentence());
    assertEquals(
        "the site has no press for stage densify",
        assertInstanceOf(
                CounterExample.class,
                new Prover(Tables.inventory(List.of())).prove(Seeds.lithiumCell(50)))
            .sentence());
  }

  @Test
  void pressesThatAreAlikeAreJudgedOnce() {
    List<Press> many =
        IntStream.range(0, 50)
            .mapToObj(i -> PilotLine.press("P" + i, PilotLine.WITH_LOW.channels()))
            .toList();
    Proof proof =
        assertInstanceOf(
            Proof.class, new Prover(Tables.inventory(many)).prove(Seeds.lithiumCell(50)));
    assertEquals(1, proof.stages().get(0).bounds().size());
    assertEquals(
        many.stream().map(Press::id).toList(), proof.stages().get(0).bounds().get(0).presses());
  }
}
