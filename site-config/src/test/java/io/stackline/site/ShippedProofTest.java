package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.CounterExample;
import io.stackline.envelope.Event;
import io.stackline.envelope.Inventory;
import io.stackline.envelope.Proof;
import io.stackline.envelope.Prover;
import io.stackline.material.Sourced;
import io.stackline.press.Press;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped recipes against the envelope: what is proved of them, and what is refused. */
class ShippedProofTest {
  private static final Site SITE = SiteFolder.at(SiteFolder.SHIPPED).whole().site();
  private static final Prover PROVER = new Prover(inventory());

  @TempDir private Path folder;

  private static Inventory inventory() {
    List<Press> presses = SITE.presses().values().stream().map(Site.PressSite::press).toList();
    return new Inventory(SITE.materials(), SITE.dies(), SITE.fixtures(), presses);
  }

  /** Each recipe with the overrides without which it would not hold: all it writes, and no more. */
  @Test
  void noPathOfAShippedRecipeExceedsWhatIsBorne() {
    for (Recipe recipe : SITE.recipes().values()) {
      Proof proof = assertInstanceOf(Proof.class, PROVER.prove(recipe), recipe.id().value());
      assertEquals(
          lifted(recipe.overrides()), lifted(proof.leansOn()), recipe.id() + " leans on others");
    }
  }

  private static List<String> lifted(List<CapOverride> overrides) {
    return overrides.stream().map(each -> each.material() + " " + each.kind()).sorted().toList();
  }

  /** What binds where it is narrowest: the margin of target under cap. */
  @Test
  void theSymmetricCellIsProvedInEveryDieAndForEveryTon() {
    Proof proof = assertInstanceOf(Proof.class, PROVER.prove(recipe("li-symmetric-li3ocl-cell")));
    List<Proof.Bound> lithium = proof.stages().get(2).bounds();
    assertEquals(15, lithium.size(), "five dies, three tons");
    assertEquals(
        "D10-sleeve 187.3 190.3, D12-sleeve 130.1 132.2, D13-sleeve 110.8 112.6,"
            + " D16-sleeve 73.2 74.3, D20-sleeve 46.8 50.0",
        lithium.stream()
            .filter(each -> Math.abs(each.force().toKN() - 14.71) < 0.001)
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "%s %.1f %.1f",
                        each.die(),
                        each.asked().toMPa(),
                        each.cap().value().toMPa()))
            .collect(Collectors.joining(", ")));
  }

  @Test
  void aLithiumFreeCellIsNotPressedAt140OnceItWasCharged() {
    CounterExample refused =
        assertInstanceOf(
            CounterExample.class, PROVER.ofChargedCells().prove(recipe("li-free-mos2-cell")));
    assertEquals("secondary", refused.stage());
    assertTrue(refused.sentence().contains("140 MPa"), refused.sentence());
    assertTrue(
        refused.sentence().contains("Collector with MoS2 bears 50 MPa in SECONDARY once charged"),
        refused.sentence());
  }

  @Test
  void aForceWithoutADieDoesNotRun() {
    BindingRefused refused =
        assertThrows(
            BindingRefused.class,
            () -> Binder.bind(recipe("li-symmetric-li3ocl-cell"), Map.of(), SITE.dies()));
    assertTrue(
        refused.getMessage().contains("the die of stage densify is open"), refused.getMessage());
  }

  @Test
  void lithiumAt400IsRefused() throws IOException {
    expect(
        shipped().with("recipes/li-metal-cell.yaml", "target: 50 MPa", "target: 400 MPa"),
        "asks for 400 MPa, but Lithium foil bears 50 MPa in LAMINATE (S2)");
  }

  /** No press knows 400 MPa to ±1 MPa, but it would be P2's to laminate. */
  @Test
  void theWayToItNamesThePressThatIsThereForTheStage() {
    Recipe cell = recipe("li-metal-cell");
    Target target = new Target.OfPressure(new Sourced<>(Pressure.ofMPa(400), "E"));
    List<StageTemplate> stages =
        cell.stages().stream()
            .map(each -> each.id().equals("laminate") ? asking(target, each) : each)
            .toList();
    CounterExample found =
        assertInstanceOf(CounterExample.class, PROVER.prove(cell.withStages(stages)));
    assertEquals(
        List.of(
            "press densify at 250 MPa in D10-steel on P1",
            "press copress at 500 MPa in D10-steel on P1",
            "press laminate at 400 MPa in D10-sleeve on P2"),
        found.events().stream().map(Event::text).toList());
  }

  private static StageTemplate asking(Target target, StageTemplate stage) {
    return new StageTemplate(
        stage.pressing(),
        stage.die(),
        stage.adds(),
        new Parameter.Bound<>(target),
        stage.tolerance(),
        stage.dwell());
  }

  /** The override of sodium is not one of lithium, in the same recipe and die. */
  @Test
  void lithiumInSodiumsPlaceIsRefusedAt360() throws IOException {
    expect(
        shipped().with("recipes/na-bilayer-cell.yaml", "foil: sodium-foil", "foil: lithium-foil"),
        "asks for 360 MPa, but Lithium foil bears 50 MPa in LAMINATE (S2)");
  }

  @Test
  void sevenHundredInASleeveAreRefused() throws IOException {
    String file = "recipes/na-s-cell.yaml";
    expect(
        shipped()
            .with(file, "die: D10-carbide", "die: D10-sleeve")
            .with(file, "die: D10-carbide", "die: D10-sleeve"),
        "asks for 700 MPa, but die D10-sleeve bears 400 MPa");
  }

  @Test
  void aBareTonIsRefused() throws IOException {
    expect(
        shipped().with("recipes/li-symmetric-li3ocl-cell.yaml", "- 1.5 t [S4]", "- 1.5 tons [S4]"),
        "may mean 8.90, 9.81 or 9.96 kN");
  }

  private SiteFolder shipped() throws IOException {
    return SiteFolder.copied(SiteFolder.SHIPPED, folder);
  }

  private static void expect(SiteFolder site, String told) {
    List<String> problems = site.problems();
    assertTrue(problems.stream().anyMatch(each -> each.contains(told)), problems::toString);
  }

  private static Recipe recipe(String id) {
    return Optional.ofNullable(SITE.recipes().get(new RecipeId(id))).orElseThrow();
  }
}
