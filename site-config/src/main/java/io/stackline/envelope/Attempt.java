package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.Fixture;
import io.stackline.press.Press;
import io.stackline.recipe.Stage;
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
  /** What is asked of the press. */
  public Pressure target() {
    return stage.target().pressure(die);
  }

  /** The same as a force. */
  public Force force() {
    return stage.target().force(die);
  }
}
