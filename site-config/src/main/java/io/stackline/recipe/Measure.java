package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * What a quantity that an operator types in must be.
 *
 * @param unit in which its limits are told; it may be written in any unit of its kind
 * @param min lowest in SI units, the limit belongs to the range
 * @param max highest, likewise
 */
public record Measure(
    QuantityKind kind, String unit, Optional<Sourced<Double>> min, Optional<Sourced<Double>> max) {
  /** What people measure at a press; a unit of two kinds counts as one of the first. */
  public static final List<QuantityKind> KINDS =
      List.of(
          QuantityKind.MASS,
          QuantityKind.LENGTH,
          QuantityKind.TEMPERATURE,
          QuantityKind.SHARE,
          QuantityKind.FORCE,
          QuantityKind.PRESSURE,
          QuantityKind.DURATION,
          QuantityKind.DENSITY);

  /** The kind a unit belongs to. */
  public static Optional<QuantityKind> kind(String unit) {
    return KINDS.stream().filter(each -> each.unit(unit).isPresent()).findFirst();
  }

  /** Whether a size in SI units lies within the limits. */
  public boolean holds(double si) {
    return min.filter(each -> !(si >= each.value())).isEmpty()
        && max.filter(each -> !(si <= each.value())).isEmpty();
  }

  /** For people: the range, or the unit where there are no limits. */
  public String text() {
    if (min.isPresent() && max.isPresent()) {
      return told(min.get()) + " to " + told(max.get());
    }
    return min.map(each -> "at least " + told(each))
        .or(() -> max.map(each -> "at most " + told(each)))
        .orElse("in " + unit);
  }

  private String told(Sourced<Double> limit) {
    double value = kind.unit(unit).map(each -> each.fromSi(limit.value())).orElse(Double.NaN);
    return QuantityText.number(value) + " " + unit;
  }
}
