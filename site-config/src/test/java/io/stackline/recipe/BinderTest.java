package io.stackline.recipe;

import static io.stackline.recipe.RecipeSample.D10;
import static io.stackline.recipe.RecipeSample.D16;
import static io.stackline.recipe.RecipeSample.DIES;
import static io.stackline.recipe.RecipeSample.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Layer;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.unit.Force;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  private static final Map<String, String> ALL =
      Map.of("densify.die", "D16", "densify.target", "14.7 kN", "densify.dwell", "10 min");

  private static Map<String, String> but(String name, String text) {
    Map<String, String> bindings = new LinkedHashMap<>(ALL);
    if (text.isEmpty()) {
      bindings.remove(name);
    } else {
      bindings.put(name, text);
    }
    return bindings;
  }

  /** 20 mg/cm² on Ø16 are 40.2 mg; what fills the bore is 16 mm wide; 1 % of 73.1 MPa. */
  @Test
  void aBoundRecipeIsTheSameRecipeInOneDie() throws BindingRefused {
    ControlRecipe bound = Binder.bind(RecipeSample.recipe(), ALL, DIES);
    Stage densify = bound.stages().get(0);

    assertEquals(ALL, bound.bindings());
    assertEquals(D16.id(), densify.die());
    assertEquals(RecipeSample.tons(), densify.target());
    assertEquals(14.7, densify.target().force(D16).toKN(), 1e-9);
    assertEquals(73.112, densify.target().pressure(D16).toMPa(), 1e-3);
    assertEquals(0.73112, densify.tolerance().value().toMPa(), 1e-5);
    assertEquals(Duration.ofMinutes(10), seconds(densify.dwell()));
    assertEquals(25, densify.temperature().toCelsius(), 1e-9);
    List<Layer> adds = densify.adds();
    assertEquals(new Layer.Powder(new MaterialId("se"), s(Mass.ofMg(100))), adds.get(0));
    assertEquals(40.212, ((Layer.Powder) adds.get(1)).mass().value().toMg(), 1e-3);
    assertEquals("E", ((Layer.Powder) adds.get(1)).mass().source());
    assertEquals(16, ((Layer.Foil) adds.get(2)).diameter().value().toMm(), 1e-9);
    assertEquals(8, ((Layer.Foil) adds.get(3)).diameter().value().toMm(), 1e-9);

    Stage hold = bound.stages().get(1);
    assertEquals(D10.id(), hold.die());
    assertEquals(new Dwell.UntilReleased(), hold.dwell());
    assertEquals(2, hold.tolerance().value().toMPa(), 1e-9);
    assertEquals(60, hold.temperature().toCelsius(), 1e-9);
  }

  private static Duration seconds(Dwell dwell) {
    return ((Dwell.Soak) dwell).time().value();
  }

  @Test
  void oneDieForAllAndThatOfAStageBeforeIt() throws BindingRefused {
    Map<String, String> general = but("densify.die", "");
    general.put("die", "D10");
    assertEquals(D10.id(), Binder.bind(RecipeSample.recipe(), general, DIES).stages().get(0).die());
    general.put("densify.die", "D16");
    assertEquals(D16.id(), Binder.bind(RecipeSample.recipe(), general, DIES).stages().get(0).die());
  }

  /** The recipe's own option is taken, with its source, however its value is written. */
  @Test
  void aTargetIsRecognisedInAnotherUnit() throws BindingRefused {
    Map<String, String> gigapascals = but("densify.target", "0.1 GPa");
    Target target = Binder.bind(RecipeSample.recipe(), gigapascals, DIES).stages().get(0).target();
    assertEquals(RecipeSample.megapascals(100), target);
    assertEquals("E", target.source());
    assertEquals("100 MPa", target.text());
    assertEquals(7.854, target.force(D10).toKN(), 1e-3);
  }

  @Test
  void whereTheRecipeNamesNoOptionsAnySoundValueDoes() throws BindingRefused {
    StageTemplate open = RecipeSample.densify();
    StageTemplate free =
        new StageTemplate(
            open.pressing(),
            new Parameter.Unbound<>("none", List.of()),
            open.adds(),
            new Parameter.Unbound<>("none", List.of()),
            open.tolerance(),
            open.dwell());
    Recipe recipe = RecipeSample.recipe(List.of(free));
    Stage stage = Binder.bind(recipe, but("densify.target", "1.5 t"), DIES).stages().get(0);
    assertEquals(
        new Target.OfForce(new Sourced<>(new Force(1.5 * 9806.65), "run")), stage.target());
    assertEquals("14.70997 kN", stage.target().text());
    assertEquals("run", stage.target().source());
    Stage pressed = Binder.bind(recipe, but("densify.target", "50 MPa"), DIES).stages().get(0);
    assertEquals(Pressure.ofMPa(50), pressed.target().pressure(D10));
    assertEquals(
        "densify.die: \"D 1\" is no id: use 1 to 64 letters, digits, dots, dashes or underscores;"
            + " bind one of [D10, D16]",
        refusal(recipe, but("densify.die", "D 1")));
    assertEquals(
        "stage densify wants die D99, which the site does not have; bind one of [D10, D16]",
        refusal(recipe, but("densify.die", "D99")));
    assertEquals(
        "the die of stage densify is open (none); bind densify.die",
        refusal(recipe, but("densify.die", "")));
    assertEquals(Map.of("densify.dwell", "60 s"), Binder.assumptions(recipe));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "densify.die    |           | the die of stage densify is open (no die named); bind densify.die to one of D10, D16",
        "densify.die    | D20       | densify.die: \"D20\" is not among what the recipe allows; bind densify.die to one of D10, D16",
        "densify.target |           | the target of stage densify is open (tons); bind densify.target to one of 14.7 kN, 100 MPa",
        "densify.target | 14.8 kN   | densify.target: \"14.8 kN\" is not among what the recipe allows; bind densify.target to one of 14.7 kN, 100 MPa",
        "densify.target | 147 MPa   | densify.target: \"147 MPa\" is not among what the recipe allows; bind densify.target to one of 14.7 kN, 100 MPa",
        "densify.dwell  |           | the dwell of stage densify is open (sufficient); bind densify.dwell to a duration such as \"10 min\"",
        "densify.dwell  | 0 s       | densify.dwell: a press holds between 1 ms and 49 days, not 0 s; bind densify.dwell to a duration such as \"10 min\"",
        "densify.dwell  | 1176 h    | densify.dwell: a press holds between 1 ms and 49 days, not 1176 h; bind densify.dwell to a duration such as \"10 min\"",
        "hold.dwell     | 1 h       | recipe sample leaves nothing open called hold.dwell; bind only what the recipe leaves open, as <stage>.die, <stage>.target or <stage>.dwell"
      })
  void whatIsMissingOrNotAllowedIsRefused(String name, String text, String refusal) {
    assertEquals(refusal, refusal(RecipeSample.recipe(), but(name, text == null ? "" : text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "densify.target | 1.5 tons | densify.target: | bind for instance [14.7 kN, 100 MPa]",
        "densify.target | much     | densify.target: | bind for instance [14.7 kN, 100 MPa]",
        "densify.dwell  | long     | densify.dwell:  | bind for instance [10 min]"
      })
  void whatCannotBeReadIsRefusedWithAnExample(
      String name, String text, String start, String remedy) {
    BindingRefused refused =
        assertThrows(
            BindingRefused.class, () -> Binder.bind(RecipeSample.recipe(), but(name, text), DIES));
    assertEquals(start, refused.reason().substring(0, start.length()));
    assertEquals(remedy, refused.remedy());
    String unit = text.substring(text.indexOf(' ') + 1);
    assertTrue(refused.reason().contains(unit), refused.reason());
  }

  @Test
  void aSoakOfJustBelowFortyNineDaysIsTaken() throws BindingRefused {
    Map<String, String> longest = but("densify.dwell", "1175.9 h");
    assertEquals(
        Duration.ofMinutes(70_554),
        seconds(Binder.bind(RecipeSample.recipe(), longest, DIES).stages().get(0).dwell()));
  }

  private static String refusal(Recipe recipe, Map<String, String> bindings) {
    return assertThrows(BindingRefused.class, () -> Binder.bind(recipe, bindings, DIES))
        .getMessage();
  }

  @Test
  void assumptionsAreTheFirstOptionsAndBind() throws BindingRefused {
    Recipe recipe = RecipeSample.recipe();
    assertEquals(
        Map.of("densify.die", "D10", "densify.target", "14.7 kN", "densify.dwell", "60 s"),
        Binder.assumptions(recipe));
    assertEquals(
        new DieId("D10"),
        Binder.bind(recipe, Binder.assumptions(recipe), DIES).stages().get(0).die());
  }

  @Test
  void anOpenDwellIsAssumedAsTheRecipeSaysElseAMinuteOrFourHoursOfStackPressure() {
    StageTemplate hold = RecipeSample.hold();
    assertEquals(Duration.ofHours(4), seconds(open(hold).assumedDwell()));
    assertEquals(Duration.ofMinutes(1), seconds(open(RecipeSample.densify()).assumedDwell()));
    Dwell named = new Dwell.Soak(s(Duration.ofMillis(90_500)));
    StageTemplate assumed = open(hold, new Dwell.UntilReleased(), named);
    assertEquals(named, assumed.assumedDwell());
    assertEquals(
        Map.of("hold.dwell", "90.5 s"), Binder.assumptions(RecipeSample.recipe(List.of(assumed))));
    assertEquals(new Dwell.UntilReleased(), hold.assumedDwell());
    assertEquals(Map.of(), Binder.assumptions(RecipeSample.recipe(List.of(hold))));
  }

  private static StageTemplate open(StageTemplate stage, Dwell... options) {
    return new StageTemplate(
        stage.pressing(),
        stage.die(),
        stage.adds(),
        stage.target(),
        stage.tolerance(),
        new Parameter.Unbound<>("open", List.of(options)));
  }

  /** What a record holds is its own. */
  @Test
  void aParameterKeepsItsOptions() {
    List<String> options = new ArrayList<>(List.of("a"));
    Parameter.Unbound<String> open = new Parameter.Unbound<>("why", options);
    options.add("b");
    assertEquals(List.of("a"), open.options());
  }
}
