package io.stackline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The text that a recipe's fingerprint is made of, line by line. */
class CanonicalTextTest {
  private static final String PRESSED =
      """
       preload Pa 3e6 [E]
       preload-hold s 1e1 [E]
      %s approach m/s 25e-5 [E]
       ramp Pa/s 5e6 [E]
       soft-landing true
      """;

  private static final String RELEASED =
      """
       release Pa/s 5e6 [E]
       slow-below Pa 2e7 [E]
       slow-rate Pa/s 1e6 [E]
      """;

  @Test
  void everythingARecipeSaysStandsInItOnce() {
    String expected =
        """
        stackline-recipe 2
        id "sample"
        revision 3
        title "A \\"sample\\""
        source "E" "a\\\\b\\r\\n"
        source "S4" "article"
        not-stated "ramp"
        not-stated "mass"
        stage "densify"
         kind DENSIFY
         title "DENSIFY"
         die unbound "no die named"
          die "D10"
          die "D16"
         powder "se"
          mass kg 1e-4 [E]
         powder "am"
          loading kg/m² 2e-1 [E]
         foil "li"
          diameter bore
          thickness m 1e-4 [E]
         foil "cc"
          diameter m 8e-3 [E]
          thickness m 2e-5 [E]
         prompt "Do it."
         target unbound "tons"
          target N 147e2 [S4]
          target Pa 1e8 [E]
         tolerance share 1e-2 [E]
        """
            + PRESSED.formatted("")
            + """
         dwell unbound "sufficient"
          dwell s 6e1 [E]
         on-loss HOLD
        """
            + RELEASED
            + """
        stage "hold"
         kind INSITU
         title "HOLD"
         optional
         die "D10"
         fixture "frame"
         prompt "Do it."
         target Pa 75e6 [E]
         tolerance Pa 2e6 [E]
        """
            + PRESSED.formatted(" temperature K 33315e-2 [E]\n")
            + """
         dwell until-released
         on-loss HOLD
         mode CONSTANT_GAP
          lowest Pa 7e7 [E]
          highest Pa 8e7 [E]
         A1 Pa 1e6 [E]
         A2 98e-2 [E]
         A3 s 5e-1 [E]
         A4 5e-3 [E]
         A5 1e-1 [E]
         A6 Pa 3e6 [E]
         A7 12e-1 [E]
         A8 5e-2 [E]
         A9 K 2e0 [E]
         A10 995e-3 [E]
         A11 lowest 8e-1 [E]
         A11 highest 9e-1 [E]
         A11 spring-back lowest 5e-3 [E]
         A11 spring-back highest 5e-2 [E]
         A11 yield pressure lowest Pa 35e7 [E]
         A11 yield pressure highest Pa 5e8 [E]
        """
            + RELEASED
            + """
        override "li"
         kind SECONDARY
         die "D10"
         die "D16"
         cap N 147e2 [S4]
         time-above s 6e2 [E]
         with-layer "am"
         with-layer "se"
         foil-fills-bore
         rate-max Pa/s 1e6 [E]
         temperature-max K 31315e-2 [E]
         reason "known"
        """;
    assertEquals(expected, RecipeHash.canonical(RecipeSample.recipe()));
  }

  @Test
  void idsStandInTheirOrderAndStagesTellTheirTitle() throws BindingRefused {
    assertEquals(-1, Integer.signum(new RecipeId("a").compareTo(new RecipeId("b"))));
    assertEquals("a", new RecipeId("a").toString());
    ControlRecipe bound =
        Binder.bind(
            RecipeSample.recipe(), Binder.assumptions(RecipeSample.recipe()), RecipeSample.DIES);
    assertEquals("HOLD", bound.stages().get(1).title());
  }

  @Test
  void theHashIsThatOfTheTextAndTheStatusDoesNotCount() {
    Recipe recipe = RecipeSample.recipe();
    Recipe signed = RecipeHash.signed(recipe);
    assertEquals(RecipeHash.of(recipe), signed.hash());
    assertEquals(64, signed.hash().length());
    Recipe retired = recipe.with(Recipe.Status.RETIRED, Optional.empty(), "x");
    assertEquals(Recipe.Status.RETIRED, retired.status());
    assertEquals("x", retired.hash());
    assertEquals(signed.hash(), RecipeHash.of(retired));
    Recipe other = RecipeSample.recipe(List.of(RecipeSample.hold()));
    assertNotEquals(signed.hash(), RecipeHash.of(other));
    assertEquals(Map.of("S4", "article", "E", "a\\b\r\n"), signed.sources());
  }
}
