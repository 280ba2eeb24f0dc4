package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.Fixture;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Target;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.util.Optional;

/**
 * What the envelope is asked about: one stage, on one press, with what lies in the die then.
 *
 * @param stack the layers of this stage included, and what each has seen
 */
public record Attempt(
    CellStack stack, Stage stage, Die die, Optional<Fixture> fixture, Press press) {
  public StageKind kind() {
    return stage.kind();
  }

  /** What is asked of the press. */
  public Pressure target() {
    return stage.target().pressure(die);
  }

  /** The same as a force. */
  public Force force() {
    return stage.target().force(die);
  }

  /** The highest pressure an operator may move the hold to, the target where there is no window. */
  public Pressure highest() {
    Pressure target = target();
    return stage
        .pressing()
        .stackPressure()
        .window()
        .map(window -> window.highest().value())
        .filter(highest -> highest.compareTo(target) > 0)
        .orElse(target);
  }

  /** The same with the hold moved to another pressure. */
  public Attempt adjusted(Pressure target) {
    Target moved = new Target.OfPressure(new Sourced<>(target, stage.target().source()));
    Stage other =
        new Stage(
            stage.pressing(), stage.die(), stage.adds(), moved, stage.tolerance(), stage.dwell());
    return new Attempt(stack, other, die, fixture, press);
  }

  /** The same on a cell with another history. */
  public Attempt on(CellStack other) {
    return new Attempt(other, stage, die, fixture, press);
  }

  /** The same on another press. */
  Attempt on(Press other) {
    return new Attempt(stack, stage, die, fixture, other);
  }
}
