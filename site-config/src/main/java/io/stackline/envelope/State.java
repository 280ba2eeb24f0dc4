package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.CellStack.Pressed;
import io.stackline.material.Layer;
import io.stackline.material.Sourced;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run may stand, told no finer than caps can depend on.
 *
 * @param stage index of the last stage that was entered or skipped, -1 before the first
 * @param underWay how that stage is bound, if it is being pressed; empty once it is skipped
 * @param stack what it is pressed on, before the stroke, in essence
 * @param bore of the die the cell lies in; empty while there is none
 */
record State(int stage, Optional<Turn.Option> underWay, CellStack stack, Optional<Length> bore) {
  private static final Sourced<Mass> SOME_MASS = new Sourced<>(new Mass(0), "");

  static final State START = new State(-1, Optional.empty(), CellStack.EMPTY, Optional.empty());

  State {
    stack = essence(stack);
  }

  State charged() {
    return new State(stage, underWay, stack.marked(CellStack.Flag.LITHIATED), bore);
  }

  /** Each material and foil once, with the longest time above its usual cap. */
  private static CellStack essence(CellStack stack) {
    Map<Layer, Duration> longest = new LinkedHashMap<>();
    for (Pressed each : stack.layers()) {
      longest.merge(
          essence(each.layer()),
          each.aboveUsual(),
          (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
    List<Pressed> layers = new ArrayList<>();
    longest.forEach(
        (layer, above) -> layers.add(new Pressed(layer, "", Pressure.ZERO, Duration.ZERO, above)));
    return new CellStack(layers, stack.flags());
  }

  private static Layer essence(Layer layer) {
    if (layer instanceof Layer.Foil foil) {
      Sourced<Length> diameter = new Sourced<>(foil.diameter().value(), "");
      return new Layer.Foil(foil.material(), diameter, new Sourced<>(new Length(0), ""));
    }
    return new Layer.Powder(layer.material(), SOME_MASS);
  }
}
