package io.stackline.sequence.stage;

import io.stackline.press.Press;
import io.stackline.unit.Force;
import io.stackline.unit.Length;

/** The height of the stack in the die, told from the ram's position. */
record StackHeight(Press press) {
  /** In metres, the frame's stretch taken out; NaN if load or position is unknown. */
  double metres(Force load, Length position) {
    return press.closedPosition().metres()
        - position.metres()
        + load.newtons() / press.stiffness().newtonsPerMetre();
  }
}
