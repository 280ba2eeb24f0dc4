package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.StageStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who a press serves: the run that was given it, until it gives it back.
 *
 * @param stage the run's stage on that press, under way or the next; the last one there as long as
 *     the cell has not been taken out
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
      each.status()
          .standing()
          .press()
          .ifPresent(press -> reserved.put(press, new Reserved(each.id(), stage(each, press))));
    }
    return reserved;
  }

  private static String stage(Run run, PressId press) {
    StageStatus last = run.status().stages().get(run.step().stage());
    for (StageStatus each : run.status().stages()) {
      if (each.press().equals(press)) {
        last = each;
        if (!each.state().isOver()) {
          break;
        }
      }
    }
    return last.id();
  }
}
