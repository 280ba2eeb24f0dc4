package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Layer;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Approval;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes made from the five articles, number by number: each table is typed from the design of
 * the recipes, not from their files.
 */
class SeedRecipesTest {
  private static final Site SITE = SiteFolder.at(SiteFolder.SHIPPED).whole().site();

  @Test
  void theSodiumBilayerIsCompactedLightlyThenPressedAt380AndItsSodiumAt360() {
    check(
        "na-bilayer-cell",
        """
        | precompact | copress | nacro2-composite 15 mg | 50 MPa [E] | 3.9 kN on Ø10 | ±2 MPa | 2 MPa/s | 15 s | 5 MPa/s |
        | copress | copress | na3ps4-powder 100 mg | 380 MPa [S0] | 29.8 kN on Ø10 | ±3.8 MPa | 5 MPa/s | 180 s | 5 MPa/s, 2 MPa/s below 20 MPa |
        | laminate | laminate | sodium-foil Ø bore × 100 µm | 360 MPa [S0] | 28.3 kN on Ø10 | ±3.6 MPa | 1 MPa/s | 60 s | 2 MPa/s |
        """,
        """
        | sodium-foil | laminate | D10-sleeve | 360 MPa [S0] | 1200 s | foil fills the bore |
        | nacro2-composite | laminate | D10-sleeve | 360 MPa [S0] | 1200 s | |
        """);
  }

  @Test
  void theInLiBilayerGoesTheSameWay() {
    check(
        "in-li-bilayer-cell",
        """
        | precompact | copress | nmc-composite 15 mg | 50 MPa [E] | 3.9 kN on Ø10 | ±2 MPa | 2 MPa/s | 15 s | 5 MPa/s |
        | copress | copress | lpscl-powder 100 mg | 380 MPa [S0] | 29.8 kN on Ø10 | ±3.8 MPa | 5 MPa/s | 180 s | 5 MPa/s, 2 MPa/s below 20 MPa |
        | laminate | laminate | in-li-foil Ø bore × 100 µm | 360 MPa [S0] | 28.3 kN on Ø10 | ±3.6 MPa | 1 MPa/s | 60 s | 2 MPa/s |
        """,
        """
        | in-li-foil | laminate | D10-sleeve | 360 MPa [S0] | 1200 s | foil fills the bore |
        | nmc-composite | laminate | D10-sleeve | 360 MPa [S0] | 1200 s | |
        """);
  }

  @Test
  void theSodiumSulfurCellGoesFrom700To120To50() {
    check(
        "na-s-cell",
        """
        | densify | densify | na3ps4-powder 100 mg | 240 MPa [E] | 18.8 kN on Ø10 | ±2.4 MPa | 5 MPa/s | 60 s | 5 MPa/s |
        | copress | copress | na-s-composite 10 mg | 700 MPa [S1] | 55.0 kN on Ø10 | ±7 MPa | 3 MPa/s | 180 s | 5 MPa/s, 1 MPa/s below 20 MPa |
        | laminate | laminate | na-alloy-foil Ø bore × 100 µm | 120 MPa [S1] | 9.4 kN on Ø10 | ±2.4 MPa | 1 MPa/s | 60 s | 1 MPa/s |
        | stack-pressure | insitu | | 50 MPa [S1] | 3.9 kN on Ø10 | ±1 MPa | 0.2 MPa/s | until released | 0.2 MPa/s |
        """,
        """
        | na3ps4-powder | copress | D10-carbide | 700 MPa [S1] | 900 s | |
        | na-s-composite | copress | D10-carbide | 700 MPa [S1] | 900 s | |
        """);
  }

  @Test
  void theLithiumMetalCellGoesFrom250To500To50To75() {
    check(
        "li-metal-cell",
        """
        | densify | densify | lpscl-powder 100 mg | 250 MPa [S2] | 19.6 kN on Ø10 | ±2.5 MPa | 5 MPa/s | 60 s | 5 MPa/s |
        | copress | copress | nmc-composite 15 mg | 500 MPa [S2] | 39.3 kN on Ø10 | ±5 MPa | 3 MPa/s | 180 s | 5 MPa/s, 1 MPa/s below 20 MPa |
        | laminate | laminate | lithium-foil Ø10 × 100 µm | 50 MPa [S2] | 3.9 kN on Ø10 | ±1 MPa | 0.5 MPa/s | 60 s | 1 MPa/s |
        | stack-pressure | insitu | | 75 MPa [S2] | 5.9 kN on Ø10 | ±2 MPa | 0.1 MPa/s | open (14400 s assumed) | 0.2 MPa/s |
        """,
        """
        | lpscl-powder | copress | D10-steel | 500 MPa [S2] | 600 s | |
        | nmc-composite | copress | D10-steel | 500 MPa [S2] | 600 s | |
        """);
    Stage stack = bound("li-metal-cell", Map.of()).get(3);
    assertEquals(
        "Window[lowest=Sourced[value=70 MPa, source=S2], highest=Sourced[value=80 MPa, source=S2]]",
        stack.pressing().stackPressure().window().orElseThrow().toString());
    Stage lithium = bound("li-metal-cell", Map.of()).get(2);
    assertEquals(
        0.5, lithium.pressing().acceptance().overshoot().orElseThrow().value().toMPa(), 1e-9);
  }

  @Test
  void theLithiumFreeCellIsPressedAt140BeforeItIsCharged() {
    check(
        "li-free-mos2-cell",
        """
        | densify | densify | lpscl-powder 100 mg | 300 MPa [E] | 23.6 kN on Ø10 | ±3 MPa | 5 MPa/s | 60 s | 5 MPa/s |
        | copress | copress | nmc-composite 15 mg | 370 MPa [E] | 29.1 kN on Ø10 | ±3.7 MPa | 3 MPa/s | 120 s | 5 MPa/s |
        | secondary | secondary | mos2-collector Ø bore × 15 µm | 140 MPa [S3] | 11.0 kN on Ø10 | ±1.4 MPa | 1 MPa/s | 180 s | 2 MPa/s |
        | stack-pressure | insitu | | 20 MPa [E] | 1.6 kN on Ø10 | ±1 MPa | 0.2 MPa/s | open (14400 s assumed) | 0.2 MPa/s |
        """,
        "");
    Stage secondary = bound("li-free-mos2-cell", Map.of()).get(2);
    assertEquals(0.03, secondary.pressing().acceptance().imbalance().orElseThrow().value(), 1e-12);
  }

  @Test
  void theSymmetricCellTellsAForceAndLeavesTheDieOpen() {
    check(
        "li-symmetric-li3ocl-cell",
        """
        | densify | densify | li3incl6-powder 152.8 mg/cm² | 300 MPa [L] | 23.6 / 33.9 / 39.8 / 60.3 / 94.2 kN on Ø10 / 12 / 13 / 16 / 20 | ±1 % | 5 MPa/s | 120 s | 5 MPa/s |
        | interlayer | secondary | li3ocl-interlayer 5.093 mg/cm², li3ocl-interlayer 5.093 mg/cm² | 100 MPa [E] | 7.9 / 11.3 / 13.3 / 20.1 / 31.4 kN on Ø10 / 12 / 13 / 16 / 20 | ±2 % | 2 MPa/s | 30 s | 2 MPa/s |
        | lithium | secondary | lithium-foil Ø bore × 100 µm, lithium-foil Ø bore × 100 µm | 14.71 kN [S4] or 13.34 kN [S4] or 14.95 kN [S4] | 187.3 / 130.1 / 110.8 / 73.2 / 46.8 MPa on Ø10 / 12 / 13 / 16 / 20 | ±1 % | 1 MPa/s | 60 s | 1 MPa/s |
        | stack-pressure (optional) | insitu | | 10 MPa [E] | 0.8 / 1.1 / 1.3 / 2.0 / 3.1 kN on Ø10 / 12 / 13 / 16 / 20 | ±0.5 MPa | 0.1 MPa/s | open (14400 s assumed) | 0.2 MPa/s |
        """,
        """
        | lithium-foil | secondary | D10-sleeve, D12-sleeve, D13-sleeve, D16-sleeve | 14.95 kN [S4] | 600 s | with li3ocl-interlayer, foil fills the bore |
        """);
  }

  /** The masses of Ø10 (120 mg, 4 mg) grow with the area, so the layers stay equally thick. */
  @ParameterizedTest
  @CsvSource({
    "D10-sleeve, 187.3, 120.0, 4.0",
    "D12-sleeve, 130.1, 172.8, 5.8",
    "D13-sleeve, 110.8, 202.8, 6.8",
    "D16-sleeve, 73.2, 307.2, 10.2",
    "D20-sleeve, 46.8, 480.0, 16.0"
  })
  void oneAndAHalfTonnesAndTheMassesDependOnTheDie(
      String id, double pressure, double electrolyte, double interlayer) {
    Die die = SITE.die(new DieId(id));
    List<Stage> stages = bound("li-symmetric-li3ocl-cell", Map.of("die", id));
    assertEquals(pressure, stages.get(2).target().pressure(die).toMPa(), 0.05);
    assertEquals(electrolyte, milligrams(stages.get(0)), 0.05);
    assertEquals(interlayer, milligrams(stages.get(1)), 0.05);
  }

  @ParameterizedTest
  @CsvSource({"1.5 t, 187.3", "1.5 short ton, 169.9", "1.5 long ton, 190.3"})
  void theTonIsWhatTheRunSays(String ton, double pressure) {
    Stage lithium =
        bound("li-symmetric-li3ocl-cell", Map.of("die", "D10-sleeve", "lithium.target", ton))
            .get(2);
    Die die = SITE.die(new DieId("D10-sleeve"));
    assertEquals(pressure, lithium.target().pressure(die).toMPa(), 0.05);
    assertEquals("S4", lithium.target().source());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "na-bilayer-cell",
        "in-li-bilayer-cell",
        "na-s-cell",
        "li-metal-cell",
        "li-free-mos2-cell",
        "li-symmetric-li3ocl-cell"
      })
  void aSeedsRecipeIsApprovedAsAnExampleAndSaysWhatItsSourceDoesNot(String id) {
    Recipe recipe = recipe(id);
    assertEquals(Recipe.Status.APPROVED, recipe.status());
    assertEquals(
        Optional.of(
            new Approval(
                "Stackline project, as an example; not a release for production",
                LocalDate.of(2026, 11, 22),
                Optional.empty())),
        recipe.approval());
    assertTrue(recipe.notStated().get(0).startsWith("Die, ramps, dwell times"), id);
  }

  private static void check(String id, String stages, String overrides) {
    RecipeTable table = new RecipeTable(recipe(id), SITE.dies());
    assertEquals(stages.lines().toList(), table.stages());
    assertEquals(overrides.lines().toList(), table.overrides());
    TreeSet<String> rest =
        recipe(id).stages().stream()
            .map(StageTemplate::pressing)
            .map(each -> each.ramp().source() + each.release().rate().source())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(List.of("EE"), List.copyOf(rest), "no article gives a rate");
  }

  private static double milligrams(Stage stage) {
    return ((Layer.Powder) stage.adds().get(0)).mass().value().toMg();
  }

  private static Recipe recipe(String id) {
    return Optional.ofNullable(SITE.recipes().get(new RecipeId(id))).orElseThrow();
  }

  /** With these bindings, and what is assumed for the rest. */
  private static List<Stage> bound(String id, Map<String, String> bindings) {
    Map<String, String> all = Binder.assumptions(recipe(id));
    if (bindings.containsKey("die")) {
      all.keySet().removeIf(name -> name.endsWith(".die"));
    }
    all.putAll(bindings);
    try {
      return Binder.bind(recipe(id), all, SITE.dies()).stages();
    } catch (BindingRefused e) {
      throw new AssertionError(e);
    }
  }
}
