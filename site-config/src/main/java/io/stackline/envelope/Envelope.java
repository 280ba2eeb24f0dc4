package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe.CapOverride;
import io.stackline.recipe.Stage;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be pressed: the lowest of what the press, the die and every layer in it bear. Pure; for
 * a fixed set of overrides one more layer never raises the cap.
 */
public final class Envelope {
  /** Targets may exceed the cap by rounding only. */
  private static final double ROUNDING = 1 + 1e-6;

  /** Share of a press's rated force that is left for the trip above the cap. */
  private static final double TRIP_MARGIN = 1.03;

  private final Map<MaterialId, Material> materials;
  private final List<CapOverride> overrides;

  /**
   * @param overrides those of the recipe revision in question, none for a bare stack
   */
  public Envelope(Map<MaterialId, Material> materials, List<CapOverride> overrides) {
    this.materials = Map.copyOf(materials);
    this.overrides = List.copyOf(overrides);
  }

  /**
   * The cap for pressing this stack.
   *
   * @param dwell how long; an override counts only up to its longest dwell
   */
  public Cap cap(CellStack stack, StageKind kind, Duration dwell, Die die, Press press) {
    Pressure ceiling = die.rating(kind);
    Cap lowest =
        new Cap(die.rating(kind), "die " + die.id() + " bears " + die.rating(kind), ceiling);
    Pressure byPress = press.rated().over(die.area()).times(1 / TRIP_MARGIN);
    if (byPress.compareTo(lowest.value()) < 0) {
      lowest = new Cap(byPress, "press " + press.id() + " is rated " + press.rated(), ceiling);
    }
    for (CellStack.Pressed layer : stack.layers()) {
      Material material = material(layer.layer().material());
      Cap cap = ofLayer(material, kind, dwell, die);
      ceiling = Pressure.min(ceiling, cap.ceiling());
      if (cap.value().compareTo(lowest.value()) < 0) {
        lowest = cap;
      }
    }
    return new Cap(lowest.value(), lowest.rule(), ceiling);
  }

  /**
   * Why this stage may not be pressed, or nothing if it may.
   *
   * @param stack with the layers this stage adds
   */
  public Optional<String> refusal(
      CellStack stack, Stage stage, Duration dwell, Die die, Press press) {
    Pressure target = stage.target().pressure(die);
    Cap cap = cap(stack, stage.kind(), dwell, die, press);
    if (!(target.pascals() <= cap.value().pascals() * ROUNDING)) {
      return Optional.of("stage " + stage.id() + " asks for " + target + ", but " + cap.rule());
    }
    return resolution(stage, die, press);
  }

  /** Overrides that lift a default cap for this stack and stage. */
  public List<CapOverride> applied(CellStack stack, StageKind kind, Duration dwell, Die die) {
    List<CapOverride> applied = new ArrayList<>();
    for (CellStack.Pressed layer : stack.layers()) {
      override(material(layer.layer().material()), kind, dwell, die)
          .filter(each -> !applied.contains(each))
          .ifPresent(applied::add);
    }
    return applied;
  }

  /**
   * The force channel that controls a stage on this press: the low-range cell wherever it reaches
   * with the trip margin.
   */
  public static ForceChannel channel(Force target, Press press) {
    ForceChannel chosen = press.channels().get(0);
    for (ForceChannel each : press.channels()) {
      if (each.range().newtons() >= target.newtons() * TRIP_MARGIN
          && each.sigma().newtons() < chosen.sigma().newtons()) {
        chosen = each;
      }
    }
    return chosen;
  }

  private static Optional<String> resolution(Stage stage, Die die, Press press) {
    ForceChannel channel = channel(stage.target().force(die), press);
    Pressure twoSigma = channel.sigma().times(2).over(die.area());
    Pressure tolerance = stage.tolerance().value();
    if (tolerance.compareTo(twoSigma) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "stage "
            + stage.id()
            + " wants ±"
            + tolerance
            + ", but the "
            + channel.kind()
            + " cell of "
            + press.id()
            + " (limit of error "
            + channel.accuracy()
            + ") knows it only to ±"
            + twoSigma
            + " (2σ) on "
            + die.bore());
  }

  private Cap ofLayer(Material material, StageKind kind, Duration dwell, Die die) {
    Pressure ceiling = material.ceiling().value();
    Optional<CapOverride> override = override(material, kind, dwell, die);
    if (override.isPresent()) {
      Pressure value = Pressure.min(override.get().cap().value(), ceiling);
      return new Cap(
          value,
          material.name() + " bears " + value + " in " + kind + " by this recipe's override",
          ceiling);
    }
    Optional<Sourced<Pressure>> cap = material.cap(kind);
    if (cap.isEmpty()) {
      return new Cap(
          Pressure.ZERO, material.name() + " must not see a " + kind + " stage", ceiling);
    }
    Pressure value = Pressure.min(cap.get().value(), ceiling);
    return new Cap(
        value,
        material.name() + " bears " + value + " in " + kind + " (" + cap.get().source() + ")",
        ceiling);
  }

  private Optional<CapOverride> override(
      Material material, StageKind kind, Duration dwell, Die die) {
    return overrides.stream()
        .filter(each -> each.material().equals(material.id()))
        .filter(each -> each.kind() == kind && each.die().equals(die.id()))
        .filter(each -> dwell.compareTo(each.dwellMax()) <= 0)
        .findFirst();
  }

  private Material material(MaterialId id) {
    Material material = materials.get(id);
    if (material == null) {
      throw new IllegalArgumentException("material " + id + " is not described");
    }
    return material;
  }
}
