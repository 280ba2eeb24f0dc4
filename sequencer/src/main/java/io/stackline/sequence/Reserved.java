package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.StageStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who a press serves: one run, from its start until that run's last stage on it is done and nobody
 * has to decide about it, for its cell lies there still and a person may have it pressed once more.
 *
 * @param stage the run's first stage on that press that is not done with
 */
record Reserved(RunId run, String stage) {
  /**
   * Of all presses those that serve a run.
   *
   * @param live runs that have not ended
   */
  static Map<PressId, Reserved> by(Collection<Run> live) {
    Map<PressId, Reserved> reserved = new LinkedHashMap<>();
    for (Run each : live) {
      for (StageStatus stage : each.status().stages()) {
        if (!stage.state().isOver() || waitsForPerson(each, stage)) {
          reserved.putIfAbsent(stage.press(), new Reserved(each.id(), stage.id()));
        }
      }
    }
    return reserved;
  }

  private static boolean waitsForPerson(Run run, StageStatus stage) {
    return run.step() instanceof Judged judged
        && run.status().stages().get(judged.stage()).equals(stage);
  }
}
