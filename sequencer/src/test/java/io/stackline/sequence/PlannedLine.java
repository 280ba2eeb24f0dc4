package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.sequence.stage.Fits;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import io.stackline.unit.Mass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line to plan on: presses A1 and A2 for powder, C for lithium, rig R; steel dies S1 to S3,
 * sleeves V1 and V2; and recipes in all of them.
 */
final class PlannedLine {
  static final PressId A1 = new PressId("A1");
  static final DieId S1 = new DieId("S1");
  static final DieId S2 = new DieId("S2");

  private PlannedLine() {}

  static Site site() {
    return site(Service.UNKEPT, List.of());
  }

  /**
   * @param service of die S1
   * @param further recipes beside the usual ones
   */
  static Site site(Service service, List<Recipe> further) {
    Site like = TestSite.site();
    Map<PressId, Site.PressSite> presses = new LinkedHashMap<>();
    put(presses, like.press(TestSite.P1), "A1");
    put(presses, like.press(TestSite.P1), "A2");
    put(presses, like.press(TestSite.P2), "C");
    put(presses, like.press(TestSite.P3), "R");
    Map<DieId, Die> dies = new LinkedHashMap<>();
    for (int i = 1; i <= 3; i++) {
      put(dies, like.die(TestSite.STEEL), "S" + i, i == 1 ? service : Service.UNKEPT);
    }
    for (int i = 1; i <= 2; i++) {
      put(dies, like.die(TestSite.SLEEVE), "V" + i, Service.UNKEPT);
    }
    Map<RecipeId, Recipe> recipes = new LinkedHashMap<>();
    for (int i = 1; i <= 3; i++) {
      add(recipes, "pellet-" + i, densify("S" + i));
      add(recipes, "bilayer-" + i, densify("S" + i), copress("S" + i));
    }
    for (int i = 1; i <= 2; i++) {
      StageTemplate laminate = in("V" + i, TestRecipe.laminate(50));
      StageTemplate hold = in("V" + i, TestRecipe.stackPressure(75));
      add(recipes, "cell-" + i, densify("S" + i), copress("S" + i), laminate, hold);
    }
    further.forEach(each -> recipes.put(each.id(), each));
    return new Site(
        "planned", "Line", presses, dies, Map.of(), like.materials(), recipes, like.opcua());
  }

  /** The same line where waiting counts otherwise. */
  static Site hastier(Duration priorityStep) {
    Site site = site();
    return new Site(
        site.name(),
        site.title(),
        site.presses(),
        site.dies(),
        site.fixtures(),
        site.materials(),
        site.recipes(),
        site.revisions(),
        site.opcua(),
        site.identification(),
        site.store(),
        site.management(),
        site.promptExpected(),
        priorityStep,
        site.processes());
  }

  private static void put(Map<PressId, Site.PressSite> presses, Site.PressSite like, String name) {
    Press old = like.press();
    Press press =
        new Press(
            new PressId(name),
            name,
            old.rated(),
            old.rateMax(),
            old.ramDiameter(),
            old.hydraulics(),
            old.stiffness(),
            old.closedPosition(),
            old.stroke(),
            old.channels(),
            old.kinds());
    presses.put(
        press.id(), new Site.PressSite(press, like.connection(), like.dialect(), true, List.of()));
  }

  private static void put(Map<DieId, Die> dies, Die old, String name, Service service) {
    Die die =
        new Die(
            new DieId(name),
            name,
            old.bore(),
            old.body(),
            old.punch(),
            old.rating(),
            old.ratingInsitu(),
            old.temperatureMax(),
            old.insulated(),
            service);
    dies.put(die.id(), die);
  }

  private static void add(Map<RecipeId, Recipe> recipes, String id, StageTemplate... stages) {
    Recipe recipe = recipe(id, stages);
    recipes.put(recipe.id(), recipe);
  }

  static Recipe recipe(String id, StageTemplate... stages) {
    return TestRecipe.recipe(id, Recipe.Status.APPROVED, List.of(stages));
  }

  static StageTemplate densify(String die) {
    return in(die, TestRecipe.densify());
  }

  /** At a pressure that no override has to lift. */
  private static StageTemplate copress(String die) {
    Addition cathode = new Addition.Weighed(TestSite.CATHODE, new Sourced<>(Mass.ofMg(15), "S2"));
    return in(
        die,
        TestRecipe.stage(
            "copress",
            StageKind.COPRESS,
            TestSite.STEEL,
            List.of(cathode),
            List.of("Add the cathode"),
            new TestRecipe.Numbers(380, 3, 180, 5, 5, 20, 1)));
  }

  static StageTemplate in(String die, StageTemplate stage) {
    return new StageTemplate(
        stage.pressing(),
        new Parameter.Bound<>(new DieId(die)),
        stage.adds(),
        stage.target(),
        stage.tolerance(),
        stage.dwell());
  }

  /** A stage of a run, on the first press that fits. */
  static StageJob job(Site site, RecipeId id, Map<String, String> bindings, String stage) {
    ControlRecipe recipe;
    try {
      Recipe found = Optional.ofNullable(site.recipes().get(id)).orElseThrow();
      recipe = Binder.bind(found, bindings, site.dies());
    } catch (BindingRefused e) {
      throw new AssertionError(e);
    }
    RecipeOnSite onSite = new RecipeOnSite(site, recipe);
    CellStack stack = CellStack.EMPTY;
    for (Stage each : recipe.stages()) {
      stack = stack.with(each.id(), each.adds());
      PressId press = Fits.of(onSite, each, stack).get(0);
      StageJob job = onSite.job(each, site.press(press).press(), stack);
      if (each.id().equals(stage)) {
        return job;
      }
      stack = stack.after(job.planned());
    }
    throw new AssertionError("no stage " + stage);
  }
}
