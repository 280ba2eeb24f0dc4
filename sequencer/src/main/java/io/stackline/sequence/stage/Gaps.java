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
   * A hold asks for a sample a second, whatever the period of its trace, so that samples are not
   * counted: a bridge that took a stroke up again calls lost what another one has read before. What
   * is missing in between is told by the holes it leaves, and at the ends by the dwell that the
   * press credits and the trace does not show.
   */
  private static Duration unseen(StageJob job, StrokeEnd end, TraceFacts facts) {
    Duration atTheEnds = end.dwellCredited().minus(facts.dwell());
    return job.isStackPressure() && !atTheEnds.isNegative()
        ? facts.holes().plus(atTheEnds)
        : facts.holes();
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }
}
