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
    if (facts.samples() == 0) {
      return Optional.of("there is no trace");
    } else if (end.samplesLost() > missing * all) {
      return Optional.of(end.samplesLost() + " of " + all + " samples are lost");
    } else if (!facts.holeInRamp().isZero()) {
      return Optional.of("a hole of " + seconds(facts.holeInRamp()) + " s in the ramp");
    } else if (facts.holes().toNanos() > missing * facts.span().toNanos()) {
      return Optional.of(
          "holes of " + seconds(facts.holes()) + " s in " + seconds(facts.span()) + " s");
    } else if (facts.dwell().isZero() && !job.dwell().isZero()) {
      return Optional.of("the dwell is not on it");
    }
    return Optional.empty();
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }
}
