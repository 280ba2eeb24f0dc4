package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import java.time.Duration;
import java.util.List;

/**
 * One pressing of a recipe, as the recipe tells it: what it leaves open is still open.
 *
 * @param die the die or sleeve the cell is in; a change from the stage before is a transfer
 * @param adds layers laid in before pressing, bottom first
 */
public record StageTemplate(
    Pressing pressing,
    Parameter<DieId> die,
    List<Addition> adds,
    Parameter<Target> target,
    Tolerance tolerance,
    Parameter<Dwell> dwell) {
  /** The source of what is assumed. */
  public static final String ASSUMED = "assumed";

  private static final Duration ASSUMED_SOAK = Duration.ofMinutes(1);
  private static final Duration ASSUMED_STACK_PRESSURE = Duration.ofHours(4);

  public StageTemplate {
    adds = List.copyOf(adds);
  }

  /** The stage in this die, with this target and dwell. */
  public Stage in(Die where, Target asked, Dwell held) {
    return new Stage(
        pressing,
        where.id(),
        adds.stream().map(each -> each.in(where)).toList(),
        asked,
        tolerance.around(asked.pressure(where)),
        held);
  }

  /**
   * The dwell, or what is assumed where it is open and nobody binds it: the first soak among its
   * options, else a minute, or four hours of stack pressure. For checks and simulation; never for a
   * run.
   */
  public Dwell assumedDwell() {
    if (!(dwell instanceof Parameter.Unbound<Dwell> open)) {
      return ((Parameter.Bound<Dwell>) dwell).value();
    }
    Duration usual = kind() == StageKind.INSITU ? ASSUMED_STACK_PRESSURE : ASSUMED_SOAK;
    return open.options().stream()
        .filter(Dwell.Soak.class::isInstance)
        .findFirst()
        .orElseGet(() -> new Dwell.Soak(new Sourced<>(usual, ASSUMED)));
  }

  public String id() {
    return pressing.stage();
  }

  public StageKind kind() {
    return pressing.kind();
  }
}
