package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be pressed: the lowest of what the press, the die, the fixture and every layer in it
 * bear. Pure; for a fixed kind, die, press, temperature and set of applied overrides one more layer
 * never raises the cap.
 */
public final class Envelope {
  private final Map<MaterialId, Material> materials;
  private final List<CapOverride> overrides;

  /**
   * @param overrides those of the recipe revision in question, none for a bare stack
   */
  public Envelope(Map<MaterialId, Material> materials, List<CapOverride> overrides) {
    this.materials = Map.copyOf(materials);
    this.overrides = List.copyOf(overrides);
  }

  /** For a run: only an approved recipe lifts a cap. */
  public static Envelope dispatching(Map<MaterialId, Material> materials, Recipe recipe) {
    boolean approved = recipe.status() == Recipe.Status.APPROVED;
    return new Envelope(materials, approved ? recipe.overrides() : List.of());
  }

  /** For a check, which may look at a draft as if it were approved and has to say so. */
  public static Envelope assumingApproval(Map<MaterialId, Material> materials, Recipe recipe) {
    return new Envelope(materials, recipe.overrides());
  }

  /** The cap for this attempt, with the overrides that count in it. */
  public Cap cap(Attempt attempt) {
    return cap(attempt, applied(attempt));
  }

  /** The cap for this attempt if exactly these overrides lift one, whatever their conditions. */
  public Cap cap(Attempt attempt, Collection<CapOverride> applied) {
    return capOfCell(attempt, applied).and(ofPress(attempt));
  }

  /** The same without the press. */
  Cap capOfCell(Attempt attempt, Collection<CapOverride> applied) {
    Cap lowest = ofDie(attempt);
    if (attempt.fixture().isPresent()) {
      Pressure bears = margined(attempt.fixture().get().rated().over(attempt.die().area()));
      Rule rule = new Rule.OfFixture(attempt.fixture().get());
      lowest = lowest.and(new Cap(bears, rule, lowest.ceiling()));
    }
    for (Material material : materials(attempt.stack())) {
      lowest = lowest.and(ofMaterial(material, attempt, applied));
    }
    return lowest;
  }

  /** Why this attempt must not be made, in words, or nothing if it may. */
  public Optional<String> refusal(Attempt attempt) {
    return objection(attempt).map(Objection::sentence);
  }

  /** Why this attempt must not be made, or nothing if it may. */
  public Optional<Objection> objection(Attempt attempt) {
    return objection(attempt, cap(attempt));
  }

  /** The same, whatever the cell, the die and the fixture bear. */
  Optional<Objection> objectionOfPress(Attempt attempt) {
    return objection(attempt, ofPress(attempt));
  }

  private Optional<Objection> objection(Attempt attempt, Cap cap) {
    Pressure asked = attempt.target();
    if (!(asked.pascals() > 0)) {
      return Optional.of(
          new Objection.Unfit(
              "stage " + attempt.stage().id() + " asks for " + asked + ", which presses nothing"));
    }
    return cap.allows(asked)
        ? Resolution.refusal(attempt).map(Objection.Unfit::new)
        : Optional.of(exceeded(attempt, cap));
  }

  Objection.Exceeded exceeded(Attempt attempt, Cap cap) {
    List<Lapse> lapses = new ArrayList<>();
    for (Material material : materials(attempt.stack())) {
      if (cap.binding().subject().equals(material.id().value())) {
        candidates(material, attempt)
            .forEach(each -> lapses.addAll(Lifting.lapses(each, material, attempt)));
      }
    }
    return new Objection.Exceeded(attempt.stage().id(), attempt.target(), cap, lapses);
  }

  /** Overrides that lift a usual cap in this attempt, at most one for each material. */
  public List<CapOverride> applied(Attempt attempt) {
    Comparator<CapOverride> byCap =
        Comparator.comparing(each -> each.cap().pressure(attempt.die()));
    List<CapOverride> applied = new ArrayList<>();
    for (Material material : materials(attempt.stack())) {
      candidates(material, attempt)
          .filter(each -> Lifting.lapses(each, material, attempt).isEmpty())
          .max(byCap)
          .ifPresent(applied::add);
    }
    return applied;
  }

  /** What the press must be given beside the cap, if an override lifts one. */
  public Optional<Above> above(Attempt attempt) {
    Optional<Above> above = Optional.empty();
    for (CapOverride each : applied(attempt)) {
      Pressure usual = Lifting.usual(material(each.material()), attempt);
      Duration spent = Lifting.spent(each.material(), attempt.stack());
      Duration left = each.timeAbove().value().minus(spent);
      Above here = new Above(usual.on(attempt.die().area()), Duration.ofMillis(left.toMillis()));
      above = Optional.of(above.map(other -> stricter(other, here)).orElse(here));
    }
    return above;
  }

  private static Above stricter(Above one, Above other) {
    return new Above(
        one.above().compareTo(other.above()) <= 0 ? one.above() : other.above(),
        one.max().compareTo(other.max()) <= 0 ? one.max() : other.max());
  }

  /** What the stroke will have done to the stack if all goes as planned. */
  public CellStack.Stroke planned(Attempt attempt) {
    return planned(attempt, applied(attempt));
  }

  CellStack.Stroke planned(Attempt attempt, Collection<CapOverride> applied) {
    Map<MaterialId, Duration> above = new HashMap<>();
    for (CapOverride each : applied) {
      Pressure usual = Lifting.usual(material(each.material()), attempt);
      TimeAbove.planned(attempt.stage(), attempt.highest(), usual)
          .ifPresent(time -> above.put(each.material(), time));
    }
    Duration held = TimeAbove.held(attempt.stage());
    return new CellStack.Stroke(attempt.target(), held, above);
  }

  private Stream<CapOverride> candidates(Material material, Attempt attempt) {
    StageKind kind = attempt.kind();
    boolean allowed = material.limits(kind, attempt.stack().flags()).cap(kind).isPresent();
    return overrides.stream()
        .filter(each -> allowed && each.material().equals(material.id()) && each.kind() == kind);
  }

  private static Cap ofDie(Attempt attempt) {
    Die die = attempt.die();
    Pressure rating = die.rating(attempt.kind(), attempt.stage().temperature());
    Rule rule = new Rule.OfDie(die, rating, attempt.stage().temperature());
    return new Cap(rating, rule, rating.times(Cap.TRIP_MARGIN));
  }

  /** The PLC is never given a trip above the rating. */
  static Cap ofPress(Attempt attempt) {
    Press press = attempt.press();
    Pressure rated = press.rated().over(attempt.die().area());
    return new Cap(margined(rated), new Rule.OfPress(press), rated);
  }

  private static Cap ofMaterial(
      Material material, Attempt attempt, Collection<CapOverride> applied) {
    StageKind kind = attempt.kind();
    Limits limits = material.limits(kind, attempt.stack().flags());
    Pressure ceiling = limits.ceiling().value();
    Optional<Sourced<Pressure>> usual = limits.cap(kind);
    if (attempt.stage().temperature().kelvin() > material.temperatureMax().value().kelvin()) {
      return new Cap(
          Pressure.ZERO, new Rule.TooHot(material, attempt.stage().temperature()), ceiling);
    }
    if (usual.isEmpty()) {
      return new Cap(Pressure.ZERO, new Rule.Forbidden(material, kind), ceiling);
    }
    Optional<Pressure> lifted =
        applied.stream()
            .filter(each -> each.material().equals(material.id()) && each.kind() == kind)
            .map(each -> each.cap().pressure(attempt.die()))
            .max(Comparator.naturalOrder());
    Pressure cap = lifted.orElse(usual.get().value());
    Pressure highest = margined(ceiling);
    if (cap.compareTo(highest) > 0) {
      return new Cap(highest, new Rule.Ceiling(material, kind, highest, ceiling), ceiling);
    }
    boolean charged = material.lithiated().filter(limits::equals).isPresent();
    Rule rule =
        lifted.isPresent()
            ? new Rule.Overridden(material, kind, cap)
            : new Rule.Usual(material, kind, usual.get(), charged);
    return new Cap(cap, rule, ceiling);
  }

  /** A press obeys no target closer to its trip than the margin, so neither may the cap be. */
  private static Pressure margined(Pressure trip) {
    return trip.times(1 / Cap.TRIP_MARGIN);
  }

  private List<Material> materials(CellStack stack) {
    return stack.layers().stream()
        .map(each -> each.layer().material())
        .distinct()
        .map(this::material)
        .toList();
  }

  private Material material(MaterialId id) {
    Material material = materials.get(id);
    if (material == null) {
      throw new IllegalArgumentException("material " + id + " is not described");
    }
    return material;
  }
}
