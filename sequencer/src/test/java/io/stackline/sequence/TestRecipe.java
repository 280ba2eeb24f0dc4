package io.stackline.sequence;

import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.OnHold;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** The same, but its stack pressure is held until released, within a window. */
  public static Recipe heldUntilReleased() {
    StackPressure.Window window =
        new StackPressure.Window(sourced(Pressure.ofMPa(70)), sourced(Pressure.ofMPa(80)));
    return held(Optional.of(window));
  }

  /** The same with another window or none. */
  static Recipe held(Optional<StackPressure.Window> window) {
    return held(new StackPressure(StackPressure.Mode.CONSTANT_PRESSURE, window));
  }

  /** The same held otherwise. */
  static Recipe held(StackPressure how) {
    StageTemplate hold = stackPressure(75);
    Pressing old = hold.pressing();
    Pressing pressing =
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            old.optional(),
            old.fixture(),
            old.prompts(),
            old.preload(),
            old.temperature(),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            how,
            old.acceptance());
    StageTemplate held =
        new StageTemplate(
            pressing,
            hold.die(),
            hold.adds(),
            hold.target(),
            hold.tolerance(),
            new Parameter.Bound<>(new Dwell.UntilReleased()));
    return recipe(
        "li-metal-cell", Recipe.Status.APPROVED, List.of(densify(), copress(), laminate(50), held));
  }

  public static Recipe recipe(String id, Recipe.Status status, List<StageTemplate> stages) {
    return new Recipe(
        new RecipeId(id),
        2,
        "Lithium-metal cell",
        status,
        Optional.empty(),
        "ab12",
        Map.of("S2", "seed 2"),
        List.of(),
        stages,
        List.of(lift(TestSite.LPSCL), lift(TestSite.CATHODE)));
  }

  private static CapOverride lift(MaterialId material) {
    return new CapOverride(
        material,
        StageKind.COPRESS,
        Set.of(TestSite.STEEL),
        new Target.OfPressure(sourced(Pressure.ofMPa(500))),
        sourced(Duration.ofMinutes(5)),
        CapOverride.Conditions.NONE,
        "pressed so in the source");
  }

  public static StageTemplate densify() {
    return stage(
        "densify",
        StageKind.DENSIFY,
        TestSite.STEEL,
        List.of(powder(TestSite.LPSCL, 100)),
        List.of("Load the electrolyte", "Insert the punch"),
        new Numbers(250, 5, 60, 2.5, 5, 0, 0));
  }

  public static StageTemplate copress() {
    return stage(
        "copress",
        StageKind.COPRESS,
        TestSite.STEEL,
        List.of(powder(TestSite.CATHODE, 15)),
        List.of("Add the cathode"),
        new Numbers(500, 3, 180, 5, 5, 20, 1));
  }

  public static StageTemplate laminate(double mpa) {
    return stage(
        "laminate",
        StageKind.LAMINATE,
        TestSite.SLEEVE,
        List.of(TestSite.lithium()),
        List.of("Move the cell to the sleeve, insert the foil"),
        new Numbers(mpa, 0.5, 60, 1, 1, 0, 0));
  }

  public static StageTemplate stackPressure(double mpa) {
    return stage(
        "stack-pressure",
        StageKind.INSITU,
        TestSite.SLEEVE,
        List.of(),
        List.of("Move the sleeve to the rig"),
        new Numbers(mpa, 0.1, 0, 2, 0.2, 0, 0));
  }

  /** A stage whose paused stroke is never resumed half-way. */
  static StageTemplate deciding(StageTemplate stage) {
    Pressing old = stage.pressing();
    return new StageTemplate(
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            old.optional(),
            old.fixture(),
            old.prompts(),
            old.preload(),
            old.temperature(),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            OnHold.DECIDE,
            old.stackPressure(),
            old.acceptance(),
            old.needs()),
        stage.die(),
        stage.adds(),
        stage.target(),
        stage.tolerance(),
        stage.dwell());
  }

  /** A stage that asks something else. */
  static StageTemplate asking(StageTemplate stage, List<Question> prompts) {
    Pressing old = stage.pressing();
    return new StageTemplate(
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            old.optional(),
            old.fixture(),
            prompts,
            old.preload(),
            old.temperature(),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            old.stackPressure(),
            old.acceptance()),
        stage.die(),
        stage.adds(),
        stage.target(),
        stage.tolerance(),
        stage.dwell());
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

  static StageTemplate stage(
      String id,
      StageKind kind,
      DieId die,
      List<Addition> adds,
      List<String> prompts,
      Numbers numbers) {
    Parameter<Dwell> dwell =
        numbers.dwell() > 0
            ? new Parameter.Bound<>(
                new Dwell.Soak(sourced(Duration.ofMillis((long) (numbers.dwell() * 1e3)))))
            : new Parameter.Unbound<>("as long as the cell is cycled", List.of());
    Pressing pressing =
        new Pressing(
            id,
            kind,
            "Stage " + id,
            false,
            Optional.empty(),
            prompts.stream().map(Question::new).toList(),
            new Pressing.Preload(sourced(Pressure.ofMPa(3)), sourced(Duration.ofSeconds(10))),
            Optional.empty(),
            sourced(Speed.ofMmPerSecond(0.25)),
            sourced(PressureRate.ofMPaPerSecond(numbers.ramp())),
            true,
            new Pressing.Release(
                sourced(PressureRate.ofMPaPerSecond(numbers.release())),
                sourced(Pressure.ofMPa(numbers.slowBelow())),
                sourced(PressureRate.ofMPaPerSecond(numbers.slowRate()))),
            LossAction.BY_TYPE,
            StackPressure.PLAIN,
            AcceptanceCriteria.USUAL);
    return new StageTemplate(
        pressing,
        new Parameter.Bound<>(die),
        adds,
        new Parameter.Bound<>(new Target.OfPressure(sourced(Pressure.ofMPa(numbers.target())))),
        new Tolerance.OfPressure(sourced(Pressure.ofMPa(numbers.tolerance()))),
        dwell);
  }

  /** The same stage, which a run may leave out. */
  static StageTemplate optional(StageTemplate stage) {
    Pressing old = stage.pressing();
    Pressing pressing =
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            true,
            old.fixture(),
            old.prompts(),
            old.preload(),
            old.temperature(),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            old.stackPressure(),
            old.acceptance());
    return new StageTemplate(
        pressing, stage.die(), stage.adds(), stage.target(), stage.tolerance(), stage.dwell());
  }

  /** The recipe on the test site, its open dwell bound to {@link #STACK_DWELL}. */
  public static ControlRecipe bound(Recipe recipe) {
    try {
      return Binder.bind(
          recipe,
          Map.of("stack-pressure.dwell", STACK_DWELL.toMinutes() + " min"),
          TestSite.site().dies());
    } catch (BindingRefused e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Addition powder(MaterialId material, double mg) {
    return new Addition.Weighed(material, sourced(Mass.ofMg(mg)));
  }

  private static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "S2");
  }
}
