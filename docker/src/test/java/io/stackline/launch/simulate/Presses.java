package io.stackline.launch.simulate;

import io.stackline.launch.recipes.Bound;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recipes made up by a test, pressed on the shipped line. */
final class Presses {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");

  private Presses() {}

  /** What a test says of a stage; the rest is as usual. */
  record Press(
      StageKind kind,
      String die,
      double mpa,
      double mpaPerS,
      Duration dwell,
      StackPressure.Mode mode,
      List<Addition> adds) {
    static Press of(StageKind kind, String die, double mpa, double mpaPerS, Addition... adds) {
      StackPressure.Mode mode = StackPressure.Mode.CONSTANT_PRESSURE;
      return new Press(kind, die, mpa, mpaPerS, Duration.ofSeconds(60), mode, List.of(adds));
    }

    Press held(Duration time) {
      return new Press(kind, die, mpa, mpaPerS, time, mode, adds);
    }

    Press inConstantGap() {
      return new Press(kind, die, mpa, mpaPerS, dwell, StackPressure.Mode.CONSTANT_GAP, adds);
    }
  }

  static Site shippedSite() {
    return ((SiteResult.Read) SiteReader.read(SHIPPED)).site();
  }

  static Addition powder(String material, double mg) {
    return new Addition.Weighed(new MaterialId(material), of(Mass.ofMg(mg)));
  }

  static Addition foilAsWideAsTheBore(String material, double micrometres) {
    return new Addition.Foil(
        new MaterialId(material), Optional.empty(), of(Length.ofMm(micrometres / 1e3)));
  }

  static Recipe recipe(Press... presses) {
    List<StageTemplate> stages = new ArrayList<>();
    for (Press each : presses) {
      stages.add(stage("s" + (stages.size() + 1), each));
    }
    return new Recipe(
        new RecipeId("made-up"),
        1,
        "Made up",
        Recipe.Status.DRAFT,
        Optional.empty(),
        "0".repeat(64),
        Map.of("E", "This test."),
        List.of(),
        stages,
        List.of());
  }

  private static StageTemplate stage(String id, Press press) {
    Pressing pressing =
        new Pressing(
            id,
            press.kind(),
            "Press " + id,
            false,
            Optional.empty(),
            Question.all("Press."),
            new Pressing.Preload(of(Pressure.ofMPa(3)), of(Duration.ofSeconds(2))),
            Optional.empty(),
            of(Speed.ofMmPerSecond(0.25)),
            of(PressureRate.ofMPaPerSecond(press.mpaPerS())),
            false,
            new Pressing.Release(
                of(PressureRate.ofMPaPerSecond(10)),
                of(Pressure.ZERO),
                of(PressureRate.ofMPaPerSecond(10))),
            LossAction.BY_TYPE,
            new StackPressure(press.mode(), Optional.empty()),
            AcceptanceCriteria.USUAL);
    return new StageTemplate(
        pressing,
        new Parameter.Bound<>(new DieId(press.die())),
        press.adds(),
        new Parameter.Bound<>(new Target.OfPressure(of(Pressure.ofMPa(press.mpa())))),
        new Tolerance.OfPressure(of(Pressure.ofMPa(2))),
        new Parameter.Bound<>(new Dwell.Soak(of(press.dwell()))));
  }

  private static <T> Sourced<T> of(T value) {
    return new Sourced<>(value, "E");
  }

  static List<PlannedStage> plan(Site site, Assumed assumed) throws SimulationRefused {
    return new RunPlan(new RecipeOnSite(site, assumed.recipe()), Optional.empty()).stages();
  }

  static Assumed assumed(Site site, Recipe recipe) throws BindingRefused {
    return Assumed.of(Bound.of(recipe, Map.of(), site.dies()));
  }

  /** Simulates it, whatever the envelope says. */
  static List<StagePrediction> pressed(Site site, Recipe recipe)
      throws SimulationRefused, BindingRefused {
    Assumed assumed = assumed(site, recipe);
    return Simulation.run(site, assumed, plan(site, assumed), (stage, share) -> {}).stages();
  }
}
