package io.stackline.sequence.stage;

import io.stackline.material.CellStack;
import io.stackline.material.MaterialId;
import io.stackline.press.PressProgram;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stroke has done to the layers: measured where a complete trace tells it, else the most
 * that may have happened, never less.
 */
public final class Exposure {
  private Exposure() {}

  /**
   * What the cell has to remember.
   *
   * @param program what the press ran
   * @param end what the PLC said, with samples that were reported but never arrived counted as lost
   */
  public static CellStack.Stroke of(
      StageJob job, PressProgram program, StrokeEnd end, TraceFacts facts) {
    boolean told = end.state().isComplete() && Gaps.in(job, end, facts, job.criteria()).isEmpty();
    Pressure peak =
        end.peak().isKnown()
            ? end.peak().over(job.die().area())
            : job.trip().over(job.die().area());
    Duration held =
        told ? facts.dwell() : longest(facts.dwell(), end.dwellCredited(), job.planned().held());
    Map<MaterialId, Duration> above = new HashMap<>();
    job.planned()
        .aboveUsual()
        .forEach(
            (material, planned) ->
                above.put(
                    material,
                    told ? facts.above() : longest(facts.above(), planned, program.timeAbove())));
    return new CellStack.Stroke(peak, held, above);
  }

  private static Duration longest(Duration... durations) {
    return Collections.max(List.of(durations));
  }
}
