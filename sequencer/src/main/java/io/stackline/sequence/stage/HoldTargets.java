package io.stackline.sequence.stage;

import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.SegmentType;
import java.util.List;

/**
 * The target of a hold as it was at each time of the PLC's clock. While the press walks from one
 * target to the next, and a little longer, both count: whatever lies between them is on target.
 */
final class HoldTargets {
  /** How long the force may take to settle on a target beyond the walk itself. */
  private static final double SETTLING_SECONDS = 10;

  /** A press walks as fast as its program says, or half as fast. */
  private static final double WALK_FACTOR = 2;

  /** A sample follows a move within a day, or the clock has wrapped and it lies before it. */
  private static final long FOLLOWS_WITHIN_MS = 86_400_000;

  private static final long UPTIME_MASK = 0xFFFF_FFFFL;

  private final StageJob job;
  private final List<Moved.Step> steps;
  private final double first;
  private final double rate;
  private int next;
  private double lowest;
  private double highest;
  private double latest;
  private double settledAt;

  /**
   * @param moved how the target was moved; where that cannot be told it counts as never moved
   */
  HoldTargets(StageJob job, PressProgram program, Moved moved) {
    this.job = job;
    steps = moved.isTold() ? moved.surely() : List.of();
    first = job.targetForce().newtons();
    rate = rate(program);
    lowest = first;
    highest = first;
    latest = first;
  }

  /** A hold without a rate of its own walks at the rate of an abort. */
  private static double rate(PressProgram program) {
    double own = 0;
    for (Segment each : program.segments()) {
      own = each.type() == SegmentType.INSITU ? each.rate().newtonsPerSecond() : own;
    }
    return own > 0 ? own : program.abortRate().newtonsPerSecond();
  }

  /**
   * Goes on to a sample.
   *
   * @param seconds since the first sample
   */
  void at(long uptimeMs, double seconds) {
    if (seconds >= settledAt) {
      lowest = latest;
      highest = latest;
    }
    while (next < steps.size() && hasBegun(window(next), uptimeMs)) {
      double target = steps.get(next).to().on(job.die().area()).newtons();
      Moved.Window taken = window(next);
      double unsure = ((taken.toMs() - taken.fromMs()) & UPTIME_MASK) / 1e3;
      double walk = WALK_FACTOR * Math.abs(target - latest) / rate;
      settledAt = Math.max(settledAt, seconds + unsure + walk + SETTLING_SECONDS);
      lowest = Math.min(lowest, target);
      highest = Math.max(highest, target);
      latest = target;
      next++;
    }
  }

  private Moved.Window window(int step) {
    return steps.get(step).taken().orElseThrow();
  }

  private static boolean hasBegun(Moved.Window taken, long uptimeMs) {
    return ((uptimeMs - taken.fromMs()) & UPTIME_MASK) < FOLLOWS_WITHIN_MS;
  }

  boolean isInBand(double force, double tolerance) {
    return force >= lowest - tolerance && force <= highest + tolerance;
  }

  /** The force as it would be if the target had never been moved, as far off in proportion. */
  double measured(double force) {
    double target = Math.max(lowest, Math.min(highest, force));
    return target == first ? force : force * first / target;
  }
}
