package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.press.StageKind;
import io.stackline.recipe.Stage;

/** What a stage leaves behind in the cell's memory. */
final class CellHistory {
  private CellHistory() {}

  /** Under stack pressure the cell may have been charged, and nobody says that it was not. */
  static CellStack after(CellStack stack, Stage stage, CellStack.Stroke stroke) {
    CellStack pressed = stack.after(stroke);
    return stage.kind() == StageKind.INSITU ? pressed.marked(CellStack.Flag.LITHIATED) : pressed;
  }
}
