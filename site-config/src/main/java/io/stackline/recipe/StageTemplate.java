package io.stackline.recipe;

import io.stackline.press.DieId;
import io.stackline.press.StageKind;
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
  public StageTemplate {
    adds = List.copyOf(adds);
  }

  public String id() {
    return pressing.stage();
  }

  public StageKind kind() {
    return pressing.kind();
  }
}
