package io.stackline.sequence;

import io.stackline.material.Layer;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Recipe.CapOverride;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Target;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The recipe of a lithium-metal cell with layer-specific pressures, and pieces to vary it. */
public final class TestRecipe {
  /** What a run binds for the open dwell of the last stage. */
  public static final Duration STACK_DWELL = Duration.ofMinutes(10);

  private TestRecipe() {}

  public static Recipe liMetalCell() {
    return recipe(
        "li-metal-cell",
        Recipe.Status.APPROVED,
        List.of(densify(), copress(), laminate(50), stackPressure(75)));
  }

  public static Recipe recipe(String id, Recipe.Status status, List<Stage> stages) {
    return new Recipe(
        new RecipeId(id),
        2,
        "Lithium-metal cell",
        status,
        "ab12",
        Map.of("S2", "seed 2"),
        stages,
        List.of(lift(TestSite.LPSCL), lift(TestSite.CATHODE)));
  }

  private static CapOverride lift(MaterialId material) {
    return new CapOverride(
        material,
        StageKind.COPRESS,
        TestSite.STEEL,
        new Sourced<>(Pressure.ofMPa(500), "S2"),
        Duration.ofMinutes(5),
        "pressed so in the source");
  }

  public static Stage densify() {
    return stage(
        "densify",
        StageKind.DENSIFY,
        TestSite.STEEL,
        List.of(powder(TestSite.LPSCL, 100)),
        List.of("Load the electrolyte", "Insert the punch"),
        new Numbers(250, 5, 60, 2.5, 5, 0, 0));
  }

  public static Stage copress() {
    return stage(
        "copress",
        StageKind.COPRESS,
        TestSite.STEEL,
        List.of(powder(TestSite.CATHODE, 15)),
        List.of("Add the cathode"),
        new Numbers(500, 3, 180, 5, 5, 20, 1));
  }

  public static Stage laminate(double mpa) {
    return stage(
        "laminate",
        StageKind.LAMINATE,
        TestSite.SLEEVE,
        List.of(TestSite.lithium()),
        List.of("Move the cell to the sleeve, insert the foil"),
        new Numbers(mpa, 0.5, 60, 1, 1, 0, 0));
  }

  public static Stage stackPressure(double mpa) {
    return stage(
        "stack-pressure",
        StageKind.INSITU,
        TestSite.SLEEVE,
        List.of(),
        List.of("Move the sleeve to the rig"),
        new Numbers(mpa, 0.1, 0, 2, 0.2, 0, 0));
  }

  /** Target and tolerance in MPa, rates in MPa/s, dwell in s, 0 for an open one. */
  record Numbers(
      double target,
      double ramp,
      double dwell,
      double tolerance,
      double release,
      double slowBelow,
      double slowRate) {}

  static Stage stage(
      String id,
      StageKind kind,
      DieId die,
      List<Layer> adds,
      List<String> prompts,
      Numbers numbers) {
    Stage.Dwell dwell =
        numbers.dwell() > 0
            ? new Stage.Dwell.Fixed(sourced(Duration.ofMillis((long) (numbers.dwell() * 1e3))))
            : new Stage.Dwell.Unbound("as long as the cell is cycled");
    return new Stage(
        id,
        kind,
        "Stage " + id,
        die,
        adds,
        prompts,
        new Target.OfPressure(sourced(Pressure.ofMPa(numbers.target()))),
        new Stage.Preload(sourced(Pressure.ofMPa(3)), sourced(Duration.ofSeconds(10))),
        sourced(PressureRate.ofMPaPerSecond(numbers.ramp())),
        true,
        dwell,
        sourced(Pressure.ofMPa(numbers.tolerance())),
        new Stage.Release(
            sourced(PressureRate.ofMPaPerSecond(numbers.release())),
            sourced(Pressure.ofMPa(numbers.slowBelow())),
            sourced(PressureRate.ofMPaPerSecond(numbers.slowRate()))),
        sourced(Speed.ofMmPerSecond(0.25)));
  }

  static Duration dwell(Stage stage) {
    return stage.dwell() instanceof Stage.Dwell.Fixed fixed ? fixed.time().value() : STACK_DWELL;
  }

  private static Layer powder(MaterialId material, double mg) {
    return new Layer.Powder(material, sourced(Mass.ofMg(mg)));
  }

  private static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "S2");
  }
}
