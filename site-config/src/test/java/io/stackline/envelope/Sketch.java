package io.stackline.envelope;

import static io.stackline.envelope.Tables.sourced;

import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.LossAction;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Approval;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stage as tests write it: 1 MPa/s up and down, a minute, 1 % of tolerance, unless they say. */
final class Sketch {
  private final String id;
  private final StageKind kind;
  private final List<Addition> adds = new ArrayList<>();
  private Parameter<DieId> die = new Parameter.Bound<>(Tables.D10_STEEL.id());
  private Parameter<Target> target = new Parameter.Bound<>(megapascals(1));
  private Parameter<Dwell> dwell = new Parameter.Bound<>(soak(Duration.ofMinutes(1)));
  private Tolerance tolerance = new Tolerance.OfShare(sourced(0.05));
  private double ramp = 1;
  private Pressing.Release release = release(1, 0, 1);
  private boolean softLanding = true;
  private boolean optional;
  private Optional<Sourced<Temperature>> temperature = Optional.empty();
  private Optional<StackPressure.Window> window = Optional.empty();
  private Optional<Fixture> fixture = Optional.empty();
  private LossAction onLoss = LossAction.FINISH;

  private Sketch(String id, StageKind kind) {
    this.id = id;
    this.kind = kind;
  }

  static Sketch stage(String id, StageKind kind) {
    return new Sketch(id, kind);
  }

  Sketch in(Die... dies) {
    List<DieId> ids = Arrays.stream(dies).map(Die::id).toList();
    die =
        ids.size() == 1
            ? new Parameter.Bound<>(ids.get(0))
            : new Parameter.Unbound<>("the source names none", ids);
    return this;
  }

  Sketch powder(Material material, double milligrams) {
    adds.add(new Addition.Weighed(material.id(), sourced(Mass.ofMg(milligrams))));
    return this;
  }

  Sketch foil(Material material) {
    adds.add(new Addition.Foil(material.id(), Optional.empty(), sourced(Length.ofMm(0.1))));
    return this;
  }

  Sketch foil(Material material, double millimetres) {
    Optional<Sourced<Length>> cut = Optional.of(sourced(Length.ofMm(millimetres)));
    adds.add(new Addition.Foil(material.id(), cut, sourced(Length.ofMm(0.1))));
    return this;
  }

  Sketch at(double megapascals) {
    return at(megapascals(megapascals));
  }

  Sketch at(Target... targets) {
    target =
        targets.length == 1
            ? new Parameter.Bound<>(targets[0])
            : new Parameter.Unbound<>("the source says tons", List.of(targets));
    return this;
  }

  Sketch held(Duration time) {
    dwell = new Parameter.Bound<>(soak(time));
    return this;
  }

  Sketch untilReleased() {
    dwell = new Parameter.Bound<>(new Dwell.UntilReleased());
    return this;
  }

  Sketch openDwell(Dwell... assumed) {
    dwell = new Parameter.Unbound<>("the source says sufficient", List.of(assumed));
    return this;
  }

  Sketch tolerance(double megapascals) {
    tolerance = new Tolerance.OfPressure(sourced(Pressure.ofMPa(megapascals)));
    return this;
  }

  Sketch ramp(double megapascalsPerSecond, boolean landsSoftly) {
    ramp = megapascalsPerSecond;
    softLanding = landsSoftly;
    return this;
  }

  Sketch release(Pressing.Release other) {
    release = other;
    return this;
  }

  Sketch optional() {
    optional = true;
    return this;
  }

  Sketch warm(double celsius) {
    temperature = Optional.of(sourced(Temperature.ofCelsius(celsius)));
    return this;
  }

  Sketch window(double fromMPa, double toMPa) {
    window =
        Optional.of(
            new StackPressure.Window(
                sourced(Pressure.ofMPa(fromMPa)), sourced(Pressure.ofMPa(toMPa))));
    return this;
  }

  Sketch standing(Fixture on) {
    fixture = Optional.of(on);
    return this;
  }

  Sketch onLoss(LossAction action) {
    onLoss = action;
    return this;
  }

  StageTemplate template() {
    Pressing pressing =
        new Pressing(
            id,
            kind,
            id,
            optional,
            fixture.map(Fixture::id),
            Question.all("Do it."),
            new Pressing.Preload(sourced(Pressure.ofMPa(3)), sourced(Duration.ofSeconds(10))),
            temperature,
            sourced(Speed.ofMmPerSecond(0.25)),
            sourced(PressureRate.ofMPaPerSecond(ramp)),
            softLanding,
            release,
            onLoss,
            new StackPressure(StackPressure.Mode.CONSTANT_PRESSURE, window),
            AcceptanceCriteria.USUAL);
    return new StageTemplate(pressing, die, adds, target, tolerance, dwell);
  }

  /** In this die, with the first of its targets. */
  Stage bound(Die where) {
    StageTemplate template = template();
    Target first =
        target instanceof Parameter.Unbound<Target> open
            ? open.options().get(0)
            : ((Parameter.Bound<Target>) target).value();
    return template.in(where, first, template.assumedDwell());
  }

  /** On this stack, its own layers laid in. */
  Attempt attempt(CellStack stack, Die where, Press press) {
    Stage stage = bound(where);
    return new Attempt(stack.with(id, stage.adds()), stage, where, fixture, press);
  }

  static Pressing.Release release(double rate, double slowBelowMPa, double slowRate) {
    return new Pressing.Release(
        sourced(PressureRate.ofMPaPerSecond(rate)),
        sourced(Pressure.ofMPa(slowBelowMPa)),
        sourced(PressureRate.ofMPaPerSecond(slowRate)));
  }

  static Dwell soak(Duration time) {
    return new Dwell.Soak(sourced(time));
  }

  static Target megapascals(double value) {
    return new Target.OfPressure(sourced(Pressure.ofMPa(value)));
  }

  static Target newtons(double value) {
    return new Target.OfForce(sourced(new Force(value)));
  }

  static CapOverride override(Material material, StageKind kind, Target cap, Die... dies) {
    return override(material, kind, cap, CapOverride.Conditions.NONE, dies);
  }

  static CapOverride override(
      Material material,
      StageKind kind,
      Target cap,
      CapOverride.Conditions conditions,
      Die... dies) {
    return new CapOverride(
        material.id(),
        kind,
        Set.copyOf(Arrays.stream(dies).map(Die::id).toList()),
        cap,
        sourced(Duration.ofMinutes(10)),
        conditions,
        "known to be good");
  }

  static Recipe recipe(List<CapOverride> overrides, Sketch... stages) {
    return new Recipe(
        new RecipeId("sketch"),
        1,
        "Sketch",
        Recipe.Status.APPROVED,
        Optional.of(new Approval("somebody", LocalDate.of(2026, 11, 22), Optional.empty())),
        "0".repeat(64),
        Map.of("E", "assumption"),
        List.of(),
        Arrays.stream(stages).map(Sketch::template).toList(),
        overrides);
  }
}
