package io.stackline.recipe;

import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.FixtureId;
import io.stackline.press.LossAction;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A recipe that uses all there is, small enough to write its canonical text down by hand. */
final class RecipeSample {
  static final Die D10 = die("D10", 10);
  static final Die D16 = die("D16", 16);
  static final Map<DieId, Die> DIES = dies(D10, D16);

  private RecipeSample() {}

  static Recipe recipe() {
    return recipe(List.of(densify(), hold()));
  }

  static Recipe recipe(List<StageTemplate> stages) {
    return new Recipe(
        new RecipeId("sample"),
        3,
        "A \"sample\"",
        Recipe.Status.DRAFT,
        Optional.empty(),
        "",
        Map.of("S4", "article", "E", "a\\b\r\n"),
        List.of("ramp", "mass"),
        stages,
        List.of(override()));
  }

  /** Everything open that can be. */
  static StageTemplate densify() {
    return new StageTemplate(
        pressing("densify", StageKind.DENSIFY, StackPressure.PLAIN, AcceptanceCriteria.USUAL),
        new Parameter.Unbound<>("no die named", List.of(D10.id(), D16.id())),
        List.of(
            new Addition.Weighed(new MaterialId("se"), s(Mass.ofMg(100))),
            new Addition.Spread(new MaterialId("am"), s(ArealMass.ofMgPerCm2(20))),
            new Addition.Foil(new MaterialId("li"), Optional.empty(), s(Length.ofMm(0.1))),
            new Addition.Foil(
                new MaterialId("cc"), Optional.of(s(Length.ofMm(8))), s(Length.ofMm(0.02)))),
        new Parameter.Unbound<>("tons", List.of(tons(), megapascals(100))),
        new Tolerance.OfShare(s(0.01)),
        new Parameter.Unbound<>("sufficient", List.of(new Dwell.Soak(s(Duration.ofMinutes(1))))));
  }

  /** Stack pressure with a window and every acceptance criterion. */
  static StageTemplate hold() {
    StackPressure window =
        new StackPressure(
            StackPressure.Mode.CONSTANT_GAP,
            Optional.of(new StackPressure.Window(s(Pressure.ofMPa(70)), s(Pressure.ofMPa(80)))));
    return new StageTemplate(
        pressing("hold", StageKind.INSITU, window, criteria()),
        new Parameter.Bound<>(D10.id()),
        List.of(),
        new Parameter.Bound<>(megapascals(75)),
        new Tolerance.OfPressure(s(Pressure.ofMPa(2))),
        new Parameter.Bound<>(new Dwell.UntilReleased()));
  }

  static Pressing pressing(
      String id, StageKind kind, StackPressure stackPressure, AcceptanceCriteria criteria) {
    boolean full = kind == StageKind.INSITU;
    return new Pressing(
        id,
        kind,
        id.toUpperCase(Locale.ROOT),
        full,
        full ? Optional.of(new FixtureId("frame")) : Optional.empty(),
        Question.all("Do it."),
        new Pressing.Preload(s(Pressure.ofMPa(3)), s(Duration.ofSeconds(10))),
        full ? Optional.of(s(Temperature.ofCelsius(60))) : Optional.empty(),
        s(Speed.ofMmPerSecond(0.25)),
        s(PressureRate.ofMPaPerSecond(5)),
        true,
        new Pressing.Release(
            s(PressureRate.ofMPaPerSecond(5)),
            s(Pressure.ofMPa(20)),
            s(PressureRate.ofMPaPerSecond(1))),
        LossAction.HOLD,
        stackPressure,
        criteria);
  }

  static AcceptanceCriteria criteria() {
    return new AcceptanceCriteria(
        Optional.of(s(Pressure.ofMPa(1))),
        Optional.of(s(0.98)),
        Optional.of(s(Duration.ofMillis(500))),
        Optional.of(s(0.005)),
        Optional.of(s(0.1)),
        Optional.of(s(Pressure.ofMPa(3))),
        Optional.of(s(1.2)),
        Optional.of(s(0.05)),
        Optional.of(s(new TemperatureDifference(2))),
        Optional.of(s(0.995)),
        Optional.of(new AcceptanceCriteria.DensityWindow(s(0.8), s(0.9))),
        Optional.of(new AcceptanceCriteria.SpringBackWindow(s(0.005), s(0.05))),
        Optional.of(
            new AcceptanceCriteria.YieldWindow(s(Pressure.ofMPa(350)), s(Pressure.ofMPa(500)))));
  }

  static CapOverride override() {
    return new CapOverride(
        new MaterialId("li"),
        StageKind.SECONDARY,
        Set.of(D16.id(), D10.id()),
        tons(),
        s(Duration.ofMinutes(10)),
        new CapOverride.Conditions(
            Set.of(new MaterialId("se"), new MaterialId("am")),
            true,
            Optional.of(s(PressureRate.ofMPaPerSecond(1))),
            Optional.of(s(Temperature.ofCelsius(40)))),
        "known");
  }

  static Target tons() {
    return new Target.OfForce(new Sourced<>(Force.ofKN(14.7), "S4"));
  }

  static Target megapascals(double value) {
    return new Target.OfPressure(s(Pressure.ofMPa(value)));
  }

  static <T> Sourced<T> s(T value) {
    return new Sourced<>(value, "E");
  }

  private static Die die(String id, double boreMm) {
    return new Die(
        new DieId(id),
        id,
        Length.ofMm(boreMm),
        DieMaterial.HARDENED_TOOL_STEEL,
        DieMaterial.HARDENED_TOOL_STEEL,
        Pressure.ofMPa(700),
        Pressure.ofMPa(700),
        Temperature.ofCelsius(100),
        false,
        Service.UNKEPT);
  }

  private static Map<DieId, Die> dies(Die... dies) {
    Map<DieId, Die> map = new LinkedHashMap<>();
    for (Die each : dies) {
      map.put(each.id(), each);
    }
    return map;
  }
}
