package io.stackline.bridge.mapped;

import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stroke as it was ordered and as it is written into the press, with the limits the bridge
 * watches over because the press was never told them.
 */
record Task(PressProgram program, PressLimits limits, Load load) {
  /** Readings farther apart say nothing about the time between them. */
  static final Duration CLOSE = Duration.ofSeconds(2);

  /** Over so long a time the rate of the force is taken. */
  static final Duration RATE_OVER = Duration.ofMillis(500);

  /** Longest time a stroke may go on with a force nobody can read. */
  private static final Duration BLIND = Duration.ofSeconds(1);

  /** Below this share of the target the punch may still be finding its contact. */
  private static final double RATE_FROM = 0.1;

  private static final double RATE_OVER_CAP = 1.5;

  long runNumber() {
    return program.runNumber();
  }

  /** Highest force the program asks for. */
  Force target() {
    return program.segments().stream()
        .map(PressProgram.Segment::target)
        .reduce(Force.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** How long the program dwells in all. */
  Duration dwell() {
    return program.segments().stream()
        .filter(Loading::holds)
        .map(PressProgram.Segment::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Why the stroke must be ended at once, if it must. */
  Optional<String> objection(PressStatus status, Course course, Instant at) {
    Force force = status.forces().actual();
    Course.Glimpse before = course.before();
    if (!force.isKnown()) {
      return Duration.between(before.known(), at).compareTo(BLIND) > 0
          ? Optional.of("its force cannot be read")
          : Optional.empty();
    } else if (force.compareTo(limits.forceCap()) >= 0) {
      return Optional.of("force " + force + " has reached the cap of " + limits.forceCap());
    } else if (course.reached() && isOvershoot(force, status)) {
      return Optional.of("force " + force + " is too far above the target of " + target());
    } else if (status.motion().position().metres() > limits.positionMax().metres()) {
      return Optional.of(
          "position " + status.motion().position() + " is beyond " + limits.positionMax());
    } else if (isTooHot(status)) {
      return Optional.of("a platen is warmer than " + limits.temperatureCap());
    } else if (!program.timeAbove().isZero() && course.above().compareTo(program.timeAbove()) > 0) {
      return Optional.of("its force has been above " + program.above() + " for too long");
    }
    return rate(status, course, at);
  }

  private boolean isOvershoot(Force force, PressStatus status) {
    boolean rising = Signals.type(status.state()) != SegmentType.RELEASE;
    return rising && force.newtons() > target().newtons() + limits.overshootTrip().newtons();
  }

  private boolean isTooHot(PressStatus status) {
    double cap = limits.temperatureCap().kelvin();
    return status.climate().platenUpper().kelvin() > cap
        || status.climate().platenLower().kelvin() > cap;
  }

  private Optional<String> rate(PressStatus status, Course course, Instant at) {
    Course.Mark mark = course.before().mark();
    Force force = status.forces().actual();
    double seconds = Duration.between(mark.at(), at).toNanos() / 1e9;
    boolean measurable =
        seconds >= RATE_OVER.toMillis() / 1e3
            && seconds <= CLOSE.toSeconds()
            && mark.force().newtons() > RATE_FROM * target().newtons();
    double rate = (force.newtons() - mark.force().newtons()) / seconds;
    return measurable && rate > RATE_OVER_CAP * limits.rateCap().newtonsPerSecond()
        ? Optional.of("its force rises faster than " + limits.rateCap())
        : Optional.empty();
  }
}
