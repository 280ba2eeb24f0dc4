package io.stackline.sequence.stage;

import static io.stackline.unit.QuantityText.number;

import io.stackline.recipe.Criteria;
import io.stackline.run.OrderReport.StrokeEnd;
import java.time.Duration;
import java.util.Optional;

/** Whether a trace is complete enough to tell a stroke by it: A10. */
final class Gaps {
  private Gaps() {}

  /** What is missing, or empty if the trace is complete. */
  static Optional<String> in(StageJob job, StrokeEnd end, TraceFacts facts, Criteria criteria) {
    double missing = 1 - criteria.trace().value();
    long all = end.samplesRead() + end.samplesLost();
    Duration unseen = unseen(job, end, facts);
    Duration span = facts.span().minus(facts.holes()).plus(unseen);
    if (facts.samples() == 0) {
      return Optional.of("there is no trace");
    } else if (!job.isStackPressure() && end.samplesLost() > missing * all) {
      return Optional.of(end.samplesLost() + " of " + all + " samples are lost");
    } else if (!facts.holeInRamp().isZero()) {
      return Optional.of("a hole of " + seconds(facts.holeInRamp()) + " s in the ramp");
    } else if (unseen.toNanos() > missing * span.toNanos()) {
      return Optional.of("holes of " + seconds(unseen) + " s in " + seconds(span) + " s");
    } else if (facts.dwell().isZero() && !job.dwell().isZero()) {
      return Optional.of("the dwell is not on it");
    }
    return Optional.empty();
  }

  /**
   * A hold asks for a sample a second, whatever the period of its trace: those lost in between are
   * told by the holes they leave. Those lost before the first or after the last leave none.
   */
  private static Duration unseen(StageJob job, StrokeEnd end, TraceFacts facts) {
    long atTheEnds = Math.max(0, end.samplesLost() - facts.skipped());
    return job.isStackPressure()
        ? facts.holes().plus(end.samplePeriod().multipliedBy(atTheEnds))
        : facts.holes();
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }
}
