package io.stackline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.LossAction;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recipe with open parts tells all of them at once, and lets a run leave optional stages out. */
final class OpenRecipeTest {
  private static final DieId D10 = new DieId("D10");
  private static final DieId D13 = new DieId("D13");
  private static final Map<DieId, Die> DIES = Map.of(D10, die(D10, 10), D13, die(D13, 13));

  @Test
  void everythingLeftOpenIsNamedAtOnceWithItsReason() {
    BindingRefused refused = refused(recipe(fixed("seat", false), open("press")), Map.of());

    assertEquals(
        "the die of stage press is open (the paper names none); "
            + "the target of stage press is open (\"1.5 tons\" is ambiguous); "
            + "the dwell of stage press is open (not stated)",
        refused.reason());
    assertEquals(
        "bind press.die to one of D10, D13; bind press.target to one of 14.70997 kN; "
            + "bind press.dwell to a duration such as \"10 min\"",
        refused.remedy());
  }

  @Test
  void aNameTooManyIsToldBesideWhatIsMissing() {
    BindingRefused refused =
        refused(recipe(open("press")), Map.of("die", "D10", "press.dwell", "1 min", "x", "1"));

    assertTrue(refused.reason().contains("the target of stage press is open"), refused.reason());
    assertTrue(refused.reason().contains("leaves nothing open called x"), refused.reason());
  }

  @Test
  void oneRefusalIsToldAsItIs() {
    BindingRefused refused =
        refused(
            recipe(open("press")),
            Map.of("die", "D10", "press.target", "14.70997 kN", "press.dwell", "0 s"));
    assertEquals("press.dwell: a press holds between 1 ms and 49 days, not 0 s", refused.reason());
  }

  @Test
  void anOptionalStageIsLeftOutWithItsLayers() throws BindingRefused {
    Recipe recipe = recipe(fixed("seat", true), fixed("press", false));

    assertEquals(List.of("seat", "press"), stages(Binder.bind(recipe, Map.of(), DIES)));
    ControlRecipe without = Binder.bind(recipe, Map.of("seat.skip", "true"), DIES);
    assertEquals(List.of("press"), stages(without));
    assertEquals(Map.of("seat.skip", "true"), without.bindings());
    assertEquals(
        List.of("seat", "press"), stages(Binder.bind(recipe, Map.of("seat.skip", "false"), DIES)));
  }

  @Test
  void whatIsLeftOutNeedsNoBinding() throws BindingRefused {
    Recipe recipe = recipe(openOptional("extra"), fixed("press", false));
    assertEquals(List.of("press"), stages(Binder.bind(recipe, Map.of("extra.skip", "true"), DIES)));
  }

  @Test
  void onlyAnOptionalStageIsLeftOut() {
    BindingRefused refused =
        refused(recipe(fixed("seat", true), fixed("press", false)), Map.of("press.skip", "true"));
    assertEquals("stage press is not optional and cannot be left out", refused.reason());
  }

  @Test
  void aRunPressesAtLeastOneStage() {
    BindingRefused refused = refused(recipe(fixed("seat", true)), Map.of("seat.skip", "true"));
    assertEquals("no stage of recipe r is left to press", refused.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "TRUE", "1"})
  void leavingOutIsSaidWithTrueOrFalse(String text) {
    BindingRefused refused =
        refused(recipe(fixed("seat", true), fixed("press", false)), Map.of("seat.skip", text));
    assertTrue(refused.reason().endsWith("is neither true nor false"), refused.reason());
  }

  private static List<String> stages(ControlRecipe recipe) {
    return recipe.stages().stream().map(Stage::id).toList();
  }

  private static BindingRefused refused(Recipe recipe, Map<String, String> bindings) {
    return assertThrows(BindingRefused.class, () -> Binder.bind(recipe, bindings, DIES));
  }

  private static Recipe recipe(StageTemplate... stages) {
    return new Recipe(
        new RecipeId("r"),
        1,
        "Recipe",
        Recipe.Status.APPROVED,
        Optional.empty(),
        "ab12",
        Map.of(),
        List.of(),
        List.of(stages),
        List.of());
  }

  private static StageTemplate fixed(String id, boolean optional) {
    return stage(
        id,
        optional,
        new Parameter.Bound<>(D10),
        new Parameter.Bound<>(new Target.OfPressure(sourced(Pressure.ofMPa(100)))),
        new Parameter.Bound<>(new Dwell.Soak(sourced(Duration.ofMinutes(1)))));
  }

  private static StageTemplate open(String id) {
    return open(id, false);
  }

  private static StageTemplate openOptional(String id) {
    return open(id, true);
  }

  private static StageTemplate open(String id, boolean optional) {
    Target tonnes = new Target.OfForce(sourced(Force.ofKN(14.70997)));
    return stage(
        id,
        optional,
        new Parameter.Unbound<>("the paper names none", List.of(D10, D13)),
        new Parameter.Unbound<>("\"1.5 tons\" is ambiguous", List.of(tonnes)),
        new Parameter.Unbound<>("not stated", List.of()));
  }

  private static StageTemplate stage(
      String id,
      boolean optional,
      Parameter<DieId> die,
      Parameter<Target> target,
      Parameter<Dwell> dwell) {
    Sourced<PressureRate> rate = sourced(PressureRate.ofMPaPerSecond(1));
    Pressing pressing =
        new Pressing(
            id,
            StageKind.DENSIFY,
            "Stage " + id,
            optional,
            Optional.empty(),
            List.of(),
            new Pressing.Preload(sourced(Pressure.ZERO), sourced(Duration.ZERO)),
            Optional.empty(),
            sourced(Speed.ofMmPerSecond(1)),
            rate,
            false,
            new Pressing.Release(rate, sourced(Pressure.ZERO), rate),
            LossAction.BY_TYPE,
            StackPressure.PLAIN,
            AcceptanceCriteria.USUAL);
    Addition powder = new Addition.Weighed(new MaterialId("powder"), sourced(Mass.ofMg(100)));
    Tolerance tolerance = new Tolerance.OfPressure(sourced(Pressure.ofMPa(2)));
    return new StageTemplate(pressing, die, List.of(powder), target, tolerance, dwell);
  }

  private static Die die(DieId id, double bore) {
    return new Die(
        id,
        "Die " + id,
        Length.ofMm(bore),
        DieMaterial.HARDENED_TOOL_STEEL,
        DieMaterial.HARDENED_TOOL_STEEL,
        Pressure.ofMPa(700),
        Pressure.ofMPa(700),
        Temperature.ofCelsius(100),
        false,
        Service.UNKEPT);
  }

  private static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "E");
  }
}
