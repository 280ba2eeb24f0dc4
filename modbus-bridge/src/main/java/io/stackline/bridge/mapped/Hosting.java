package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Guard;
import io.stackline.bridge.mapped.Work.Hosted;
import io.stackline.bridge.point.Encoded;
import io.stackline.bridge.point.PointCodec;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.Stroke;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Walking the set-point of a press that has no program of its own. */
final class Hosting {
  /** Longest approach: the stroke of a ram at half a millimetre a second. */
  private static final Duration CONTACT = Duration.ofMinutes(2);

  /** The force at which the punch counts as touching, if it is reached by half. */
  private static final double TOUCHED = 0.5;

  private Hosting() {}

  private static Optional<Point> target(RegisterMap map) {
    return map.commands()
        .map(RegisterMap.Commands::stroke)
        .filter(Stroke.HostTimed.class::isInstance)
        .map(stroke -> map.point(((Stroke.HostTimed) stroke).target()));
  }

  static Optional<Hosted> begin(RegisterMap map, Task task, Instant at) {
    return target(map)
        .map(
            point -> {
              Walk walk = Walk.begun(task.load().legs(), contact(point, task), at);
              return new Hosted(walk, Double.NaN, at, at, false);
            });
  }

  /** The least set-point with which the ram surely moves. */
  private static Force contact(Point point, Task task) {
    double step = PointCodec.resolution(point, 0);
    double twice = Units.toSi(point, QuantityKind.FORCE, 2 * step);
    return new Force(Math.max(task.program().contact().newtons(), twice));
  }

  /** Where a stroke stands that the bridge times. */
  static Optional<Place> place(Following following) {
    return following
        .hosted()
        .map(
            hosted ->
                hosted.walk().isOver()
                    ? following.course().place()
                    : new Place(hosted.walk().leg().segment(), hosted.walk().leg().type()));
  }

  static void seen(Turn turn, Event.Seen seen) {
    if (turn.work() instanceof Following following
        && following.hosted().isPresent()
        && following.guard() == Guard.OFF
        && target(turn.map()).isPresent()) {
      Force force = seen.status().forces().actual();
      step(turn, following, following.hosted().get(), force);
    }
  }

  private static void step(Turn turn, Following following, Hosted before, Force force) {
    Instant at = turn.at();
    Force contact = following.task().program().contact();
    Hosted hosted = before;
    if (!hosted.touched() && force.newtons() >= TOUCHED * contact.newtons()) {
      hosted = hosted.asTouched().walk(hosted.walk().stood(at));
    }
    boolean still = !hosted.touched() || !force.isKnown();
    hosted = hosted.walk(still ? hosted.walk().stood(at) : hosted.walk().step(force, at));
    Following next = following.hosted(hosted);
    if (hosted.walk().overdue()) {
      next = next.course(next.course().remark("a hold was given up, out of band for too long"));
    }
    if (hosted.walk().isOver()) {
      next = next.guard(Guard.CLOSING);
    } else if (!hosted.touched() && at.isAfter(hosted.since().plus(CONTACT))) {
      next =
          next.guard(Guard.ABORTING)
              .course(next.course().abortedBy("the bridge: no contact found"));
    }
    turn.work(next);
    write(turn, next, hosted);
  }

  private static void write(Turn turn, Following following, Hosted hosted) {
    Point point = target(turn.map()).orElseThrow();
    double newtons = hosted.walk().setpoint().newtons();
    double wanted = Units.fromSi(point, QuantityKind.FORCE, newtons);
    double value =
        PointCodec.encode(point, wanted) instanceof Encoded.Fits fits
            ? PointCodec.decode(point, fits.words()).number()
            : wanted;
    Duration spacing = point.upkeep().spacing();
    boolean early = turn.at().isBefore(hosted.writtenAt().plus(spacing));
    boolean first = Double.isNaN(hosted.written());
    if (value != hosted.written() && (first || !early)) {
      turn.work(following.hosted(hosted.wrote(value, turn.at())));
      turn.put(Effect.Purpose.SET_POINT, List.of(new Setting(point, value)));
    }
  }

  /** A set-point that is clamped is another one than the program's. */
  static void readBack(Turn turn, Event.PutDone done) {
    if (turn.work() instanceof Following following && following.hosted().isPresent()) {
      Point point = target(turn.map()).orElseThrow();
      double written = following.hosted().get().written();
      ReadBack.other(List.of(new Setting(point, written)), done.back())
          .ifPresent(
              other ->
                  turn.work(
                      following
                          .guard(Guard.ABORTING)
                          .course(following.course().abortedBy("the bridge: " + other))));
    }
  }

  /** The set-point that could not be written is written again with the next step. */
  static void failed(Turn turn, Event.PutFailed failed) {
    if (turn.work() instanceof Following following && following.hosted().isPresent()) {
      Hosted again = following.hosted().get().wrote(Double.NaN, failed.at());
      Following next = following.hosted(again);
      turn.work(
          failed.failure() == Event.Failure.FINAL
              ? next.guard(Guard.ABORTING)
                  .course(next.course().abortedBy("the bridge: " + failed.reason()))
              : next);
    }
  }

  /** Out of sight a ramp stands still until somebody lets it go on; holds and releases go on. */
  static Following missed(Following following, Event.Missed missed, Instant at) {
    if (following.hosted().isEmpty() || following.hosted().get().walk().isOver()) {
      return following;
    }
    Hosted hosted = following.hosted().get();
    Walk stood = hosted.walk().stood(at);
    boolean rising = stood.leg().target().compareTo(stood.setpoint()) > 0;
    if (missed.lost() && rising && !stood.frozen()) {
      return following
          .hosted(hosted.walk(stood.freeze(true)))
          .course(
              following.course().remark("its ramp stood still while the press was out of sight"));
    }
    return following.hosted(hosted.walk(stood));
  }

  /** Whether its set-point stands still. */
  static boolean isFrozen(Following following) {
    return following.hosted().map(hosted -> hosted.walk().frozen()).orElse(false);
  }
}
