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
    return job.dwell().equals(Segment.UNTIL_RELEASED)
        ? Optional.empty()
        : Optional.of(expected(job, Duration.ZERO));
  }

  /**
   * The same where somebody assumes how long it is held.
   *
   * @param held what is held until released is held so long
   */
  public static Duration expected(StageJob job, Duration held) {
    double seconds =
        job.press().stroke().metres() / job.stage().pressing().approach().value().metresPerSecond();
    Force at = Force.ZERO;
    for (Segment each : StageSegments.of(job)) {
      seconds += seconds(each, at, held);
      at = each.target();
    }
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private static double seconds(Segment segment, Force from, Duration untilReleased) {
    double rate = segment.rate().newtonsPerSecond();
    double moves = Math.abs(segment.target().newtons() - from.newtons());
    double ramp = rate > 0 ? moves / rate : 0;
    boolean open = segment.duration().equals(Segment.UNTIL_RELEASED);
    double held = (open ? untilReleased : segment.duration()).toMillis() / 1e3;
    double heating = segment.type() == SegmentType.HEAT ? HEATING_S : 0;
    return ramp * SOFT_LANDING + held + heating;
  }
}
