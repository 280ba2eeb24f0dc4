package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Work.Following;
import io.stackline.bridge.driver.Work.Phase;
import io.stackline.bridge.driver.Work.Sight;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import java.time.Duration;

/** Watching a stroke to its end, and past it until its trace is read. */
final class Follow {
  /** Longest time between START's acknowledgement and a state that shows it. */
  private static final Duration STARTING = Duration.ofSeconds(1);

  private Follow() {}

  /** START is acknowledged. */
  static void begin(Turn turn, Event.Seen seen, Work.Preparing preparing) {
    PressStatus press = seen.block().press();
    Course course = Course.begun(seen.block(), DwellCredit.starting(press.step()));
    OrderId order = preparing.order().id();
    turn.work(
        new Following(
            order,
            preparing.order().runNumber(),
            press.plc().bootCount(),
            course,
            new Phase.Starting(turn.at()),
            preparing.trace(),
            0,
            Sight.IN_SIGHT));
    turn.report(order, new Progress.Running());
  }

  /**
   * Takes up a stroke begun before us. Where it began in the trace nobody says any more, so all the
   * ring has forgotten since the PLC's boot counts as lost. Chunks go on from the time of day,
   * above all that whoever followed it before can have handed over under the same order.
   */
  static void takeUp(Turn turn, Event.Seen seen, OrderId order, long runNumber) {
    PressStatus press = seen.block().press();
    PressStatus.Plc plc = press.plc();
    TraceCursor cursor =
        TraceCursor.at(0, plc.bootCount())
            .losing(
                seen.identity().hasTrace() ? seen.identity().ring().oldest(plc.traceHead()) : 0);
    Course course = Course.begun(seen.block(), DwellCredit.joining(press.step()));
    turn.work(
        new Following(
            order,
            runNumber,
            plc.bootCount(),
            course,
            new Phase.Underway(),
            cursor,
            turn.at().toEpochMilli(),
            Sight.IN_SIGHT));
    if (press.state().isActive()) {
      turn.report(order, new Progress.Running());
    }
    if (turn.work() instanceof Following following) {
      watch(turn, following, seen);
    }
  }

  /** The same stroke goes on under a later order. */
  static void handOver(Turn turn, Following following, OrderId taker) {
    turn.report(following.order(), new Progress.Unknown("taken up by order " + taker));
    turn.work(following.order(taker));
    if (following.phase() instanceof Phase.Underway && following.sight() == Sight.IN_SIGHT) {
      turn.report(taker, new Progress.Running());
    }
  }

  static void seen(Turn turn, Event.Seen seen) {
    if (turn.work() instanceof Following following) {
      PressStatus press = seen.block().press();
      long runNumber = press.loaded().runNumber();
      if (press.state() == PressState.BOOT) {
        booting(turn, following);
      } else if (runNumber != following.runNumber()) {
        String boots = restarted(following, press) ? "the press PLC restarted and " : "";
        finish(
            turn,
            following,
            new Progress.Unknown(
                boots + turn.press() + " names stroke " + runNumber + " as its last"));
      } else if (restarted(following, press)) {
        brokenOff(turn, following, seen);
      } else {
        watch(turn, following, seen);
      }
    }
  }

  /** What a PLC says of its last stroke while it starts up is not yet worth anything. */
  private static void booting(Turn turn, Following following) {
    if (following.sight() == Sight.IN_SIGHT) {
      turn.work(following.sight(Sight.OUT_OF_SIGHT));
      turn.report(following.order(), new Progress.OutOfSight("the press PLC is starting up"));
    }
  }

  private static boolean restarted(Following following, PressStatus press) {
    return press.plc().bootCount() != following.bootCount();
  }

  /** The PLC restarted in the midst of it: what it had in its ring is gone. */
  private static void brokenOff(Turn turn, Following following, Event.Seen seen) {
    PressStatus press = seen.block().press();
    TraceCursor cursor = following.cursor();
    Following seenLast = following.course(following.course().withAlarms(seen.block()));
    StrokeEnd end = Ending.restarted(seenLast, press, seen.identity().samplePeriod());
    long traceEnd = following.course().traceHead();
    if (following.phase() instanceof Phase.Draining draining) {
      end = draining.end();
      traceEnd = draining.traceEnd();
    }
    long gone = Math.max(0, traceEnd - cursor.next());
    finish(turn, following, new Progress.Ended(Ending.counted(end, cursor.losing(gone))));
  }

  private static void watch(Turn turn, Following before, Event.Seen seen) {
    PressStatus press = seen.block().press();
    Following following = before.course(before.course().seen(seen.block()));
    boolean active = press.state().isActive();
    if (following.phase() instanceof Phase.Draining) {
      turn.work(following);
      endIfDrained(turn, following, seen.identity());
    } else if (active) {
      underway(turn, following);
      Ownership.acquire(turn, seen);
    } else if (following.phase() instanceof Phase.Starting starting
        && !Ending.isHard(press.state())
        && turn.at().isBefore(starting.since().plus(STARTING))) {
      turn.work(following);
    } else {
      StrokeEnd end = Ending.of(following, press, seen.identity().samplePeriod());
      Following over = following.phase(new Phase.Draining(end, press.plc().traceHead()));
      turn.work(over);
      endIfDrained(turn, over, seen.identity());
    }
  }

  private static void underway(Turn turn, Following following) {
    turn.work(following.phase(new Phase.Underway()).sight(Sight.IN_SIGHT));
    if (following.sight() == Sight.OUT_OF_SIGHT) {
      turn.report(following.order(), new Progress.Running());
    }
  }

  /** Samples are handed over. */
  static void drained(Turn turn, Event.Drained drained) {
    if (turn.work() instanceof Following following) {
      Following further = following.drained(drained.cursor());
      turn.work(further);
      endIfDrained(turn, further);
    }
  }

  private static void endIfDrained(Turn turn, Following following, Identity identity) {
    if (identity.hasTrace()) {
      endIfDrained(turn, following);
    } else if (following.phase() instanceof Phase.Draining draining) {
      finish(turn, following, new Progress.Ended(draining.end()));
    }
  }

  private static void endIfDrained(Turn turn, Following following) {
    if (following.phase() instanceof Phase.Draining draining
        && following.cursor().next() >= draining.traceEnd()) {
      finish(
          turn, following, new Progress.Ended(Ending.counted(draining.end(), following.cursor())));
    }
  }

  /**
   * The press is lost. A stroke waits for it as long as it takes; one that is to be given up does
   * not keep its run waiting for a press that stays dead.
   */
  static void lost(Turn turn, Following following, String reason) {
    OrderId order = following.order();
    turn.work(following.sight(Sight.OUT_OF_SIGHT));
    Orders.tellOutOfSight(turn, order, reason);
    boolean silent =
        turn.desk()
            .book()
            .last(order)
            .map(told -> !turn.at().isBefore(told.at().plus(Aborts.REACH)))
            .orElse(false);
    if (following.course().isAborted() && silent) {
      unreachable(turn, following, reason);
    }
  }

  /** Nobody can say whether a stroke that should be aborted still goes on. */
  static void unreachable(Turn turn, Following following, String reason) {
    if (following.phase() instanceof Phase.Draining draining) {
      long gone = Math.max(0, draining.traceEnd() - following.cursor().next());
      TraceCursor cursor = following.cursor().losing(gone);
      finish(turn, following, new Progress.Ended(Ending.counted(draining.end(), cursor)));
      return;
    }
    finish(
        turn,
        following,
        new Progress.Unknown(
            turn.press()
                + " does not answer to an abort: "
                + reason
                + "; it was last seen in "
                + following.course().last()
                + " and may still hold its load"));
  }

  private static void finish(Turn turn, Following following, Progress progress) {
    turn.report(following.order(), progress);
    Sides.refuse(turn, following.runNumber());
    turn.work(new Work.Releasing());
  }
}
