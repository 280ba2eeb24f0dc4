package io.stackline.material;

import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
   * A layer and what it has seen.
   *
   * @param stage the stage that laid it in
   * @param highest pressure it has seen
   * @param held how long it was held at the target of a stage, all stages together
   * @param aboveUsual how long it was above the usual cap that an override lifted
   */
  public record Pressed(
      Layer layer, String stage, Pressure highest, Duration held, Duration aboveUsual) {
    private Pressed after(Stroke stroke) {
      Duration above = stroke.aboveUsual().getOrDefault(layer.material(), Duration.ZERO);
      boolean higher = stroke.peak().compareTo(highest) > 0;
      return new Pressed(
          layer,
          stage,
          higher ? stroke.peak() : highest,
          held.plus(stroke.held()),
          aboveUsual.plus(above));
    }
  }

  /**
   * What one pressing did to all layers.
   *
   * @param held time at the target
   * @param aboveUsual time above the usual cap, of the materials whose cap was lifted
   */
  public record Stroke(Pressure peak, Duration held, Map<MaterialId, Duration> aboveUsual) {
    public Stroke {
      aboveUsual = Map.copyOf(aboveUsual);
    }
  }

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
    added.forEach(
        layer -> all.add(new Pressed(layer, stage, Pressure.ZERO, Duration.ZERO, Duration.ZERO)));
    return new CellStack(all, flags);
  }

  /** The stack after all of it was pressed. */
  public CellStack after(Stroke stroke) {
    return new CellStack(layers.stream().map(each -> each.after(stroke)).toList(), flags);
  }

  /** The stack with a mark of its history. */
  public CellStack marked(Flag flag) {
    EnumSet<Flag> all = EnumSet.of(flag);
    all.addAll(flags);
    return new CellStack(layers, all);
  }
}
