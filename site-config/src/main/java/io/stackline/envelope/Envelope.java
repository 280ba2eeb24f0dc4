package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Stage;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What may be pressed: the lowest of what the press, the die and every layer in it bear. Pure; for
 * a fixed set of overrides one more layer never raises the cap.
 */
public final class Envelope {
  /** Targets may exceed the cap by rounding only. */
  private static final double ROUNDING = 1 + 1e-6;

  private final Map<MaterialId, Material> materials;
  private final List<CapOverride> overrides;

  /**
   * @param overrides those of the recipe revision in question, none for a bare stack
   */
  public Envelope(Map<MaterialId, Material> materials, List<CapOverride> overrides) {
    this.materials = Map.copyOf(materials);
    this.overrides = List.copyOf(overrides);
  }

  /** The cap for this attempt. */
  public Cap cap(Attempt attempt) {
    StageKind kind = attempt.stage().kind();
    Die die = attempt.die();
    Press press = attempt.press();
    Pressure ceiling = die.rating(kind).times(Cap.TRIP_MARGIN);
    Cap lowest =
        new Cap(die.rating(kind), "die " + die.id() + " bears " + die.rating(kind), ceiling);
    Pressure byPress = press.rated().over(die.area()).times(1 / Cap.TRIP_MARGIN);
    if (byPress.compareTo(lowest.value()) < 0) {
      lowest = new Cap(byPress, "press " + press.id() + " is rated " + press.rated(), ceiling);
    }
    for (CellStack.Pressed layer : attempt.stack().layers()) {
      Material material = material(layer.layer().material());
      Cap cap = ofLayer(material, attempt);
      ceiling = Pressure.min(ceiling, cap.ceiling());
      if (cap.value().compareTo(lowest.value()) < 0) {
        lowest = cap;
      }
    }
    return new Cap(lowest.value(), lowest.rule(), ceiling);
  }

  /** Why this attempt must not be made, or nothing if it may. */
  public Optional<String> refusal(Attempt attempt) {
    Stage stage = attempt.stage();
    Pressure target = attempt.target();
    if (!(target.pascals() > 0)) {
      return Optional.of("stage " + stage.id() + " asks for " + target + ", which presses nothing");
    }
    Cap cap = cap(attempt);
    if (!(target.pascals() <= cap.value().pascals() * ROUNDING)) {
      return Optional.of("stage " + stage.id() + " asks for " + target + ", but " + cap.rule());
    }
    return resolution(stage, attempt.die(), attempt.press());
  }

  /** Overrides that lift a usual cap in this attempt. */
  public List<CapOverride> applied(Attempt attempt) {
    List<CapOverride> applied = new ArrayList<>();
    for (CellStack.Pressed layer : attempt.stack().layers()) {
      override(material(layer.layer().material()), attempt)
          .filter(each -> !applied.contains(each))
          .ifPresent(applied::add);
    }
    return applied;
  }

  /**
   * The force channel that controls a stage on this press: the most accurate of those that reach
   * the target with the trip margin, else the one of the widest range.
   */
  public static ForceChannel channel(Force target, Press press) {
    double needed = target.newtons() * Cap.TRIP_MARGIN;
    Comparator<ForceChannel> bySigma = Comparator.comparing(ForceChannel::sigma);
    Comparator<ForceChannel> byRange = Comparator.comparing(ForceChannel::range);
    return press.channels().stream()
        .filter(each -> each.range().newtons() >= needed)
        .min(bySigma)
        .or(() -> press.channels().stream().max(byRange))
        .orElseThrow(() -> new IllegalArgumentException(press.id() + " has no force channel"));
  }

  private static Optional<String> resolution(Stage stage, Die die, Press press) {
    ForceChannel channel = channel(stage.target().force(die), press);
    Pressure twoSigma = channel.sigma().times(2).over(die.area());
    Pressure tolerance = stage.tolerance().value();
    if (tolerance.compareTo(twoSigma) >= 0) {
      return Optional.empty();
    }
    String reason =
        "stage %s wants ±%s, but the %s cell of %s knows it only to ±%s (2σ = 2 × %s / √3 / %s)";
    return Optional.of(
        reason.formatted(
            stage.id(),
            tolerance,
            channel.kind().name().toLowerCase(Locale.ROOT),
            press.id(),
            twoSigma,
            channel.accuracy(),
            die.area()));
  }

  private Cap ofLayer(Material material, Attempt attempt) {
    StageKind kind = attempt.stage().kind();
    Limits limits = material.limits(kind, attempt.stack().flags());
    Optional<Sourced<Pressure>> cap = limits.cap(kind);
    if (cap.isEmpty()) {
      String rule = "%s must not see a %s stage".formatted(material.name(), kind);
      return new Cap(Pressure.ZERO, rule, limits.ceiling().value());
    }
    Optional<CapOverride> override = override(material, attempt);
    return override.isPresent()
        ? capped(
            material,
            attempt,
            override.get().cap().pressure(attempt.die()),
            "by this recipe's override")
        : capped(material, attempt, cap.get().value(), "(" + cap.get().source() + ")");
  }

  /** A press obeys no target closer to its trip than the margin, so neither may the cap be. */
  private static Cap capped(Material material, Attempt attempt, Pressure value, String why) {
    StageKind kind = attempt.stage().kind();
    Pressure ceiling = material.limits(kind, attempt.stack().flags()).ceiling().value();
    Pressure highest = ceiling.times(1 / Cap.TRIP_MARGIN);
    boolean atCeiling = value.compareTo(highest) > 0;
    Pressure cap = atCeiling ? highest : value;
    String because = atCeiling ? "3 % below its ceiling of " + ceiling : why;
    return new Cap(
        cap, "%s bears %s in %s %s".formatted(material.name(), cap, kind, because), ceiling);
  }

  private Optional<CapOverride> override(Material material, Attempt attempt) {
    StageKind kind = attempt.stage().kind();
    return overrides.stream()
        .filter(each -> material.limits().cap(kind).isPresent())
        .filter(each -> each.material().equals(material.id()))
        .filter(each -> each.kind() == kind && each.dies().contains(attempt.die().id()))
        .filter(
            each ->
                attempt.stage().dwell() instanceof Dwell.Soak soak
                    && soak.time().value().compareTo(each.timeAbove().value()) <= 0)
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
