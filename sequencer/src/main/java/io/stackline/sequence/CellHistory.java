package io.stackline.sequence;

import io.stackline.material.CellStack;
import io.stackline.press.Alarm;
import io.stackline.press.StageKind;
import io.stackline.recipe.Stage;
import io.stackline.run.OrderReport.StrokeEnd;

/** What a stage leaves behind in the cell's memory. */
final class CellHistory {
  private CellHistory() {}

  /**
   * Under stack pressure the cell may have been charged, and nobody says that it was not. A force
   * that fell away under the ram may have been a cracking pellet.
   */
  static CellStack after(
      CellStack stack, Stage stage, CellStack.Stroke stroke, StrokeEnd.Alarms alarms) {
    CellStack pressed = stack.after(stroke);
    if (stage.kind() == StageKind.INSITU) {
      pressed = pressed.marked(CellStack.Flag.LITHIATED);
    }
    return alarms.seen().contains(Alarm.PELLET_EVENT)
        ? pressed.marked(CellStack.Flag.CRACK_SUSPECT)
        : pressed;
  }
}
