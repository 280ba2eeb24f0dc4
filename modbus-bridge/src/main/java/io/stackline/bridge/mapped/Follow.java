package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Guard;
import io.stackline.bridge.mapped.Work.Phase;
import io.stackline.bridge.mapped.Work.Sight;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.Optional;

/** Watching a stroke to its end, and over it: limits the press was never told are kept here. */
final class Follow {
  /** Longest time between START and a state that shows it. */
  private static final Duration STARTING = Duration.ofSeconds(1);

  private Follow() {}

  /** The press has taken START. */
  static void begin(Turn turn, Event.Seen seen, Work.Preparing preparing) {
    Task task = preparing.task();
    OrderId order = preparing.order().id();
    turn.work(
        new Following(
            order,
            task,
            Course.begun(seen, Place.start(task.program())),
            new Phase.Starting(turn.at()),
            Film.BLANK,
            Hosting.begin(turn.map(), task, turn.at()),
            Guard.OFF,
            Sight.IN_SIGHT));
    turn.report(order, new Progress.Running());
  }

  /** The press runs what a bridge before this one started. */
  static void takeUp(Turn turn, Event.Seen seen, Work.TakingUp taking) {
    Task task = taking.task();
    turn.work(
        new Following(
            taking.taker(),
            task,
            Course.begun(seen, Place.start(task.program())),
            new Phase.Underway(),
            Film.BLANK,
            Optional.empty(),
            Guard.OFF,
            Sight.IN_SIGHT));
    turn.report(taking.taker(), new Progress.Running());
  }

  /** The same stroke goes on under a later order. */
  static void handOver(Turn turn, Following following, OrderId taker) {
    turn.report(following.order(), new Progress.Unknown("taken up by order " + taker));
    turn.work(following.order(taker));
    if (following.phase() instanceof Phase.Underway && following.sight() == Sight.IN_SIGHT) {
      turn.report(taker, new Progress.Running());
    }
  }

  static void seen(Turn turn, Event.Seen seen, Following before) {
    if (before.isOver()) {
      offer(turn, before);
      return;
    }
    Following following = watched(turn, seen, before);
    PressStatus status = seen.status();
    boolean hard = status.state() == PressState.FAULT || status.state() == PressState.ESTOP;
    if (status.state().isActive()) {
      following = following.phase(new Phase.Underway());
      if (following.sight() == Sight.OUT_OF_SIGHT) {
        following = following.sight(Sight.IN_SIGHT);
        turn.report(following.order(), new Progress.Running());
      }
      turn.work(following);
      Hosting.seen(turn, seen);
      offer(turn, (Following) turn.work());
    } else if (following.phase() instanceof Phase.Starting starting
        && !hard
        && turn.at().isBefore(starting.since().plus(STARTING))) {
      turn.work(following);
    } else if (hard && following.hosted().isPresent() && turn.call().sends() == 0) {
      // It would follow its set-point again as soon as the cause of its fault is gone.
      turn.work(following.guard(Guard.ABORTING));
    } else {
      end(turn, seen, following);
    }
  }

  /** Course, trace and limits after one more reading. */
  private static Following watched(Turn turn, Event.Seen seen, Following before) {
    PressStatus status = seen.status();
    Task task = before.task();
    Place place = Hosting.place(before).orElseGet(() -> at(before, status));
    Optional<String> objection =
        status.state().isActive()
            ? task.objection(status, before.course(), turn.at())
            : Optional.empty();
    Course course = before.course().seen(seen, place, task);
    if (before.hosted().isEmpty()) {
      course =
          ReadBack.other(task.load().settings(), seen.image())
              .map(other -> "somebody else wrote to it: " + other)
              .map(course::remark)
              .orElse(course);
    }
    Following following =
        before.course(course).film(before.film().shot(shot(status, place, task), turn.at()));
    if (objection.isPresent() && before.guard() != Guard.ABORTING) {
      following =
          following
              .guard(Guard.ABORTING)
              .course(course.abortedBy("the bridge, which watches over it: " + objection.get()));
    }
    return following;
  }

  private static Place at(Following before, PressStatus status) {
    return Place.of(before.task(), status.state(), status.forces().actual(), before.course());
  }

  private static Film.Shot shot(PressStatus status, Place place, Task task) {
    Force force = status.forces().actual();
    boolean contact = force.newtons() >= task.program().contact().newtons();
    return new Film.Shot(
        force,
        status.motion().position(),
        place.segment(),
        place.type(),
        place.isInBand(force, task.program()),
        contact);
  }

  private static void end(Turn turn, Event.Seen seen, Following following) {
    boolean alone = following.sight() == Sight.OUT_OF_SIGHT;
    Optional<String> other = ReadBack.other(following.task().load().settings(), seen.image());
    if (alone && following.hosted().isEmpty() && other.isPresent()) {
      finish(
          turn,
          following,
          new Progress.Unknown(
              "it ended out of sight, and the press now has another program: " + other.get()));
      return;
    }
    Following over = following.phase(new Phase.Over(Ending.of(following, seen.status(), alone)));
    turn.work(over);
    offer(turn, over);
  }

  /** Hands samples over, and says the end once all are. */
  private static void offer(Turn turn, Following following) {
    boolean over = following.isOver();
    var chunk = following.film().chunk(following.order(), following.runNumber(), over);
    if (chunk.isPresent()) {
      turn.work(following);
      turn.add(new Effect.Trace(chunk.get()));
    } else if (following.phase() instanceof Phase.Over end) {
      finish(turn, following, new Progress.Ended(Ending.counted(end.end(), following.film())));
    }
  }

  static void traceKept(Turn turn) {
    if (turn.work() instanceof Following following) {
      Following shorter = following.film(following.film().kept());
      turn.work(shorter);
      if (shorter.isOver()) {
        offer(turn, shorter);
      }
    }
  }

  private static void finish(Turn turn, Following following, Progress progress) {
    turn.report(following.order(), progress);
    turn.work(new Work.Idle());
    Sides.refuse(turn, following.runNumber());
  }

  /** A scan went by without a status; a stroke the bridge times stands still meanwhile. */
  static void missed(Turn turn, Event.Missed missed, Following before) {
    if (before.isOver()) {
      offer(turn, before);
      return;
    }
    Following following = Hosting.missed(before.film(before.film().missed()), missed, turn.at());
    if (missed.lost() && following.sight() == Sight.IN_SIGHT) {
      following = following.sight(Sight.OUT_OF_SIGHT);
      turn.report(following.order(), new Progress.OutOfSight(missed.reason()));
    }
    turn.work(following);
  }
}
