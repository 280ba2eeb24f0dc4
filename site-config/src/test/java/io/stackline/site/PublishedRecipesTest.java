package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Material;
import io.stackline.press.DieId;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The recipes made from other publications, drafts with honest blanks; and what no shipped recipe
 * does.
 */
class PublishedRecipesTest {
  private static final Site SITE = SiteFolder.at(SiteFolder.SHIPPED).whole().site();

  private static final List<Recipe> DRAFTS =
      SITE.recipes().values().stream()
          .filter(each -> each.status() == Recipe.Status.DRAFT)
          .toList();

  /** The collector of a lithium-free cell becomes one. */
  private static final Set<Material.Role> ANODES =
      Set.of(Material.Role.ANODE, Material.Role.COLLECTOR);

  @Test
  void theirPressuresAreThoseOfThePublications() {
    assertEquals(
        """
        fes2-sodium-cell: 240 MPa, 240 MPa, 360 MPa
        graded-ncm-cell: 375 MPa, 120 MPa
        in-li-half-cell: 500 MPa, 150 MPa
        li-llzo-symmetric-cell: 25 MPa
        na-full-stack-cell: 300 MPa
        rgo-s-lithium-cell: 380 MPa, 120 MPa
        stepwise-sulfide-cell: 375 MPa, 625 MPa, 125 MPa
        three-layer-electrolyte: 75 MPa, 450 MPa
        """
            .lines()
            .toList(),
        DRAFTS.stream().map(each -> each.id() + ": " + pressures(each)).sorted().toList());
  }

  private static String pressures(Recipe recipe) {
    return recipe.stages().stream()
        .map(each -> ((Parameter.Bound<Target>) each.target()).value())
        .peek(each -> assertEquals("L", each.source(), "as it was published"))
        .map(Target::text)
        .collect(Collectors.joining(", "));
  }

  @Test
  void nothingTheirSourcesDoNotSayIsBound() {
    for (Recipe recipe : DRAFTS) {
      assertTrue(recipe.notStated().get(0).startsWith("Die, dwell times"), recipe.id().value());
      for (StageTemplate stage : recipe.stages()) {
        assertTrue(stage.die() instanceof Parameter.Unbound, recipe.id() + " " + stage.id());
        assertTrue(stage.dwell() instanceof Parameter.Unbound, recipe.id() + " " + stage.id());
      }
    }
  }

  @Test
  void noneRunsAsItIs() {
    for (Recipe recipe : DRAFTS) {
      BindingRefused refused =
          assertThrows(
              BindingRefused.class,
              () -> Binder.bind(recipe, Map.of(), SITE.dies()),
              recipe.id().value());
      assertTrue(refused.getMessage().contains("is open"), refused.getMessage());
    }
  }

  /** A digest tells of 500 MPa on a stack with lithium; nobody gets that from us. */
  @Test
  void noRecipeLiftsLithiumAnywhereNear500() throws BindingRefused {
    for (Recipe recipe : SITE.recipes().values()) {
      boolean lithium = false;
      for (Stage stage : Binder.bind(recipe, Binder.assumptions(recipe), SITE.dies()).stages()) {
        lithium |=
            stage.adds().stream().anyMatch(each -> each.material().value().equals("lithium-foil"));
        double asked = stage.target().pressure(SITE.die(stage.die())).toMPa();
        assertFalse(lithium && asked > 190.4, recipe.id() + " " + stage.id() + " " + asked);
      }
    }
  }

  /** Steel and carbide would short-circuit a cell; an electrolyte with its cathode is none yet. */
  @Test
  void everyStageWithAnAnodeIsInAnInsulatedDie() {
    for (Recipe recipe : SITE.recipes().values()) {
      boolean anode = false;
      for (StageTemplate stage : recipe.stages()) {
        anode |= stage.adds().stream().map(PublishedRecipesTest::role).anyMatch(ANODES::contains);
        if (anode) {
          for (DieId die : dies(stage)) {
            assertTrue(SITE.die(die).insulated(), recipe.id() + " " + stage.id() + " in " + die);
          }
        }
      }
    }
    assertFalse(SITE.die(new DieId("D10-carbide")).insulated());
  }

  private static Material.Role role(Addition layer) {
    return Optional.ofNullable(SITE.materials().get(layer.material())).orElseThrow().role();
  }

  private static List<DieId> dies(StageTemplate stage) {
    return stage.die() instanceof Parameter.Bound<DieId> bound
        ? List.of(bound.value())
        : ((Parameter.Unbound<DieId>) stage.die()).options();
  }
}
