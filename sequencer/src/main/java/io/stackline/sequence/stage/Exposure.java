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
 * that may have happened, never less. After a stroke that did not come to its own end no time above
 * a usual cap is left, for a press in FAULT may go on holding its load.
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
    Duration seen = facts.above().plus(unseen(end, facts));
    Duration most = program.timeAbove().plus(decompression(job, program));
    Map<MaterialId, Duration> above = new HashMap<>();
    job.planned()
        .aboveUsual()
        .forEach(
            (material, planned) ->
                above.put(material, told ? seen : longest(facts.above(), planned, most)));
    return new CellStack.Stroke(peak, held, above);
  }

  /** Even a complete trace may lack a few samples, and nobody saw the force meanwhile. */
  private static Duration unseen(StrokeEnd end, TraceFacts facts) {
    return facts.holes().plus(end.samplePeriod().multipliedBy(end.samplesLost()));
  }

  /** From as high as the press may be when its time above runs out, down to where it counts. */
  private static Duration decompression(StageJob job, PressProgram program) {
    double newtons = Math.max(0, job.trip().newtons() - program.above().newtons());
    double seconds = newtons / program.abortRate().newtonsPerSecond();
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Duration longest(Duration... durations) {
    return Collections.max(List.of(durations));
  }
}
