package io.stackline.sequence.stage;

import io.stackline.press.PressProgram.Segment;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.Optional;

/** How long a stroke should take, by its program. */
public final class StageTimes {
  /** Until platens and cell are warm, whatever the temperature. Our assumption. */
  private static final double HEATING_S = 1800;

  /** The last 5 % of a ramp that lands softly go at a quarter of its rate. */
  private static final double SOFT_LANDING = 1.15;

  private StageTimes() {}

  /** From the first move until the press is open again; empty if it holds until released. */
  public static Optional<Duration> expected(StageJob job) {
    if (job.dwell().equals(Segment.UNTIL_RELEASED)) {
      return Optional.empty();
    }
    double seconds =
        job.press().stroke().metres() / job.stage().pressing().approach().value().metresPerSecond();
    Force at = Force.ZERO;
    for (Segment each : StageSegments.of(job)) {
      seconds += seconds(each, at);
      at = each.target();
    }
    return Optional.of(Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  private static double seconds(Segment segment, Force from) {
    double rate = segment.rate().newtonsPerSecond();
    double moves = Math.abs(segment.target().newtons() - from.newtons());
    double ramp = rate > 0 ? moves / rate : 0;
    double held = segment.duration().toMillis() / 1e3;
    double heating = segment.type() == SegmentType.HEAT ? HEATING_S : 0;
    return ramp * SOFT_LANDING + held + heating;
  }
}
