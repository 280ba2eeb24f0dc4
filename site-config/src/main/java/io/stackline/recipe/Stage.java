package io.stackline.recipe;

import io.stackline.material.Layer;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.util.List;

/**
 * One pressing with everything bound: it can be checked against a press and pressed.
 *
 * @param adds layers laid in before pressing, bottom first
 * @param tolerance half-width of the band in which dwell counts
 */
public record Stage(
    Pressing pressing,
    DieId die,
    List<Layer> adds,
    Target target,
    Sourced<Pressure> tolerance,
    Dwell dwell) {
  public Stage {
    adds = List.copyOf(adds);
  }

  public String id() {
    return pressing.stage();
  }

  public StageKind kind() {
    return pressing.kind();
  }

  public String title() {
    return pressing.title();
  }

  /** Temperature of the platens. */
  public Temperature temperature() {
    return pressing.temperature().map(Sourced::value).orElse(Pressing.ROOM);
  }
}
