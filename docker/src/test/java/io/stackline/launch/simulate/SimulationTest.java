package io.stackline.launch.simulate;

import static io.stackline.launch.simulate.Presses.foilAsWideAsTheBore;
import static io.stackline.launch.simulate.Presses.powder;
import static io.stackline.launch.simulate.Presses.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.simulate.Presses.Press;
import io.stackline.launch.simulate.StagePrediction.LayerState;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known answers through the whole path: recipe, sequencer's program, register codecs, simulated PLC
 * and plant.
 */
final class SimulationTest {
  private static final Site SITE = Presses.shippedSite();
  private static final double ONE_PER_CENT = 0.01;

  private static void within(double share, double expected, double actual) {
    assertEquals(expected, actual, share * expected);
  }

  private static Sample firstHeld(StagePrediction stage) {
    return stage.samples().stream().filter(Sample::holding).findFirst().orElseThrow();
  }

  @Test
  void aPelletAt370MPaGivesTheKnownAnswers() throws Exception {
    Press press = Press.of(StageKind.DENSIFY, "D10-steel", 370, 5, powder("lpscl-powder", 100));
    StagePrediction stage = Presses.pressed(SITE, recipe(press)).get(0);
    Sample atTarget = firstHeld(stage);
    within(ONE_PER_CENT, 0.8225, atTarget.density());
    within(ONE_PER_CENT, 0.811, atTarget.thicknessMm());
    within(ONE_PER_CENT, 60.5, stage.figures().lineBar());
    within(ONE_PER_CENT, 0.829, stage.figures().density());
    within(ONE_PER_CENT, 370.1, stage.figures().peakMPa());
    assertEquals(60, stage.figures().dwellS(), 0.02);
    assertEquals(29.06, stage.planned().job().targetForce().toKN(), 0.01);
    assertTrue(stage.completed());
  }

  /** Published densities, within the three percentage points that papers differ by. */
  @ParameterizedTest
  @CsvSource({
    "lpscl-powder, 370, 0.82",
    "lpscl-powder, 250, 0.78",
    "lpscl-powder, 500, 0.85",
    "na3ps4-powder, 510, 0.81",
    "li3ycl6-powder, 100, 0.85",
    "llzo-green, 300, 0.585"
  })
  void powdersComeOutAsDenseAsPublished(String material, double mpa, double density)
      throws Exception {
    Press press = Press.of(StageKind.DENSIFY, "D10-steel", mpa, 10, powder(material, 100));
    StagePrediction stage = Presses.pressed(SITE, recipe(press)).get(0);
    assertEquals(density, firstHeld(stage).density(), 0.03);
    assertEquals(density, stage.figures().density(), 0.03);
  }

  @Test
  void theShippedLithiumCellIsPressedStageByStageInOneDieAfterTheOther() throws Exception {
    Recipe recipe = Objects.requireNonNull(SITE.recipes().get(new RecipeId("li-metal-cell")));
    Assumed assumed = Presses.assumed(SITE, recipe);
    List<PlannedStage> plan = Presses.plan(SITE, assumed).subList(0, 3);
    RunPrediction run = Simulation.run(SITE, assumed, plan, (stage, share) -> {});
    assertTrue(run.completed());
    assertTrue(plan.stream().allMatch(each -> each.refusal().isEmpty()));
    assertEquals(
        List.of("P1", "P1", "P2"),
        plan.stream().map(each -> each.job().press().id().value()).toList());
    assertEquals(0.78, run.stages().get(0).figures().density(), 0.03);
    List<LayerState> layers = run.stages().get(2).layers();
    assertEquals(0.85, layers.get(0).density(), 0.03);
    assertEquals(0.828, layers.get(1).density(), 0.03);
    assertTrue(layers.get(2).fresh() && !layers.get(1).fresh());
    double share = run.stages().get(2).figures().shortShare();
    assertTrue(share > 0 && share < 1e-4, "Λ " + share);
    assertTrue(
        run.assumptions().get(0).startsWith("stack-pressure.dwell = 14400 s (cycling"),
        run.assumptions().toString());
  }

  /** 400 MPa on lithium is what a source calls a common failure. */
  @Test
  void lithiumAt400MPaShorts() throws Exception {
    Press densify = Press.of(StageKind.DENSIFY, "D10-steel", 250, 20, powder("lpscl-powder", 100));
    Press laminate =
        Press.of(
            StageKind.LAMINATE, "D10-sleeve", 400, 10, foilAsWideAsTheBore("lithium-foil", 100));
    List<StagePrediction> stages = Presses.pressed(SITE, recipe(densify, laminate));
    assertEquals(0, stages.get(0).figures().shortShare());
    assertTrue(stages.get(1).shorted());
    String refusal = stages.get(1).planned().refusal().orElseThrow();
    assertTrue(refusal.contains("Lithium foil bears 50 MPa"), refusal);
  }

  private static StagePrediction held(boolean gap) throws Exception {
    Press densify =
        Press.of(
                StageKind.DENSIFY,
                "D10-sleeve",
                380,
                20,
                powder("lpscl-powder", 100),
                powder("nmc-composite", 15))
            .held(Duration.ofSeconds(10));
    Press hold =
        Press.of(StageKind.INSITU, "D10-sleeve", 70, 10, foilAsWideAsTheBore("lithium-foil", 100))
            .held(Duration.ofMinutes(20));
    return Presses.pressed(SITE, recipe(densify, gap ? hold.inConstantGap() : hold)).get(1);
  }

  /** A sixth of a charge makes 2.67 mAh/cm² of NMC and lithium grow by 1.9 µm. */
  @Test
  void atConstantPressureThePressGivesWayToABreathingCell() throws Exception {
    StagePrediction stage = held(false);
    StagePrediction.Hold hold = stage.hold().orElseThrow();
    assertEquals(1.92, hold.highestUm(), 0.05);
    assertEquals(0, hold.lowestUm());
    assertTrue(hold.highestMPa() < 70.8, "up to " + hold.highestMPa());
    assertTrue(stage.figures().topUps() > 3, "corrections " + stage.figures().topUps());
  }

  /** A press of 25 t that is locked answers 4.3 µm with 4.3 MPa on Ø10. */
  @Test
  void inConstantGapTheCellPressesAgainstTheLockedPress() throws Exception {
    StagePrediction.Hold hold = held(true).hold().orElseThrow();
    assertEquals(1.92, hold.highestMPa() - 70, 0.5);
  }

  @Test
  void aCellThatIsToBeMovedIntoAWiderDieIsRefused() {
    Press densify = Press.of(StageKind.DENSIFY, "D10-steel", 250, 20, powder("lpscl-powder", 100));
    Press wider = Press.of(StageKind.COPRESS, "D13-steel", 250, 10, powder("nmc-composite", 15));
    SimulationRefused refused =
        assertThrows(SimulationRefused.class, () -> Presses.pressed(SITE, recipe(densify, wider)));
    assertTrue(String.valueOf(refused.getMessage()).contains("10 mm to 13 mm"), refused.toString());
  }
}
