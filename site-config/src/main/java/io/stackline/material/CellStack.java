package io.stackline.material;

import io.stackline.unit.Pressure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The cell as it grows: ordered layers, bottom first, and what each has seen. Immutable.
 *
 * @param flags what history has made of it
 */
public record CellStack(List<Pressed> layers, Set<Flag> flags) {
  public static final CellStack EMPTY = new CellStack(List.of(), Set.of());

  public CellStack {
    layers = List.copyOf(layers);
    flags = Set.copyOf(flags);
  }

  /**
   * A layer and the highest pressure it has seen.
   *
   * @param stage the stage that laid it in
   */
  public record Pressed(Layer layer, String stage, Pressure highest) {}

  /** What history has made of a cell. */
  public enum Flag {
    /** Charged at least once: lithium metal may be anywhere it can be. */
    LITHIATED,
    /** The press saw a sudden loss of force. */
    CRACK_SUSPECT
  }

  /** The stack with further layers on top. */
  public CellStack with(String stage, List<Layer> added) {
    List<Pressed> all = new ArrayList<>(layers);
    added.forEach(layer -> all.add(new Pressed(layer, stage, Pressure.ZERO)));
    return new CellStack(all, flags);
  }

  /** The stack after all of it has seen this pressure. */
  public CellStack pressed(Pressure peak) {
    List<Pressed> all = new ArrayList<>();
    for (Pressed each : layers) {
      Pressure highest = each.highest().compareTo(peak) >= 0 ? each.highest() : peak;
      all.add(new Pressed(each.layer(), each.stage(), highest));
    }
    return new CellStack(all, flags);
  }
}
