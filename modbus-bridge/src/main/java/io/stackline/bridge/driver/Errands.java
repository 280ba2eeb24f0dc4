package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.driver.Work.Errand;
import io.stackline.bridge.driver.Work.Leg;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.StatusFlag;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * Orders about the press itself, no stroke being under way: acquire it, have it done once, see by
 * its state that it is, give it back.
 */
final class Errands {
  /**
   * Nothing of an errand begins later than this after it was ordered: whoever asked is told after
   * 30 s that nobody knows, and goes to look at the press.
   */
  private static final Duration WAIT = Duration.ofSeconds(20);

  /** How long the state may take to show what was acknowledged. */
  private static final Duration SHOWN = Duration.ofSeconds(2);

  /** How long a press may take to come to a standstill after a reset let it decompress. */
  private static final Duration STANDSTILL = Duration.ofMinutes(5);

  private Errands() {}

  static boolean isErrand(PressOrder order) {
    return order instanceof PressOrder.ResetAlarm
        || order instanceof PressOrder.Tare
        || order instanceof PressOrder.Open;
  }

  /** Whether a stroke is in hand that an errand would have to wait for, perhaps for days. */
  static boolean isBusy(Turn turn) {
    return Sides.isUnderWay(turn) || turn.work() instanceof Work.Preparing;
  }

  static void begin(Turn turn, Event.Seen seen, Waiting waiting) {
    PressOrder order = waiting.order();
    Optional<Refusal> refusal = Permissives.ofErrand(turn.press(), order, seen);
    if (refusal.isPresent()) {
      turn.refuse(order.id(), refusal.get());
      return;
    }
    Errand errand = new Errand(order, Leg.ACQUIRE, waiting.since(), seen.uptimeMillis());
    turn.work(errand);
    seen(turn, errand, seen);
  }

  /** Those that have waited too long behind something else are not begun any more. */
  static void expire(Turn turn) {
    for (Waiting waiting : turn.desk().strokes()) {
      if (isErrand(waiting.order()) && !turn.at().isBefore(waiting.since().plus(WAIT))) {
        turn.desk(turn.desk().strokes(Orders.without(turn.desk().strokes(), waiting)));
        turn.refuse(waiting.order().id(), late(turn));
      }
    }
  }

  private static Refusal late(Turn turn) {
    return new Refusal(
        Refusal.Code.BUSY,
        turn.press() + " could not be told within " + WAIT.toSeconds() + " s",
        "wait until it stands still and no other host has it, then order again");
  }

  /** Goes on with it, nothing being in flight. */
  static void seen(Turn turn, Errand errand, Event.Seen seen) {
    switch (errand.leg()) {
      case ACQUIRE -> acquire(turn, errand, seen);
      case COMMAND -> command(turn, errand, seen);
      case VERIFY -> verify(turn, errand, seen);
      case STANDSTILL -> {
        boolean active = seen.block().press().state().isActive();
        if (!active || isOver(turn, errand, STANDSTILL)) {
          turn.work(new Work.Releasing());
        }
      }
    }
  }

  private static void acquire(Turn turn, Errand errand, Event.Seen seen) {
    if (isOver(turn, errand, WAIT)) {
      refuse(turn, errand, late(turn));
    } else if (turn.tenure() instanceof Tenure.Owned) {
      Errand owner = errand.leg(Leg.COMMAND, turn.at(), seen.uptimeMillis());
      turn.work(owner);
      command(turn, owner, seen);
    } else if (seen.uptimeMillis() < errand.sinceUptime()) {
      turn.work(errand.leg(Leg.ACQUIRE, errand.since(), seen.uptimeMillis()));
    } else {
      Ownership.seek(turn, seen, errand.since(), errand.sinceUptime())
          .ifPresent(refusal -> refuse(turn, errand, refusal));
    }
  }

  /** The wait for ownership may have been long: the press is looked at again before it is told. */
  private static void command(Turn turn, Errand errand, Event.Seen seen) {
    Optional<Refusal> refusal = Permissives.ofErrand(turn.press(), errand.order(), seen);
    if (refusal.isPresent()) {
      refuse(turn, errand, refusal.get());
    } else if (turn.tenure() instanceof Tenure.Owned owned) {
      int sequence = Turn.nextSequence(seen.block());
      turn.open(
          CommandBlock.plain(owned.epoch(), code(errand.order()), 0, sequence),
          Purpose.ERRAND,
          seen);
    } else {
      refuse(turn, errand, Refusals.ownershipLost(turn.press()));
    }
  }

  private static CommandCode code(PressOrder order) {
    if (order instanceof PressOrder.ResetAlarm) {
      return CommandCode.RESET_ALARM;
    }
    return order instanceof PressOrder.Tare ? CommandCode.TARE : CommandCode.HOME;
  }

  static void settled(
      Turn turn, Errand errand, Event.Seen seen, CommandCode code, Verdict verdict) {
    PressStatus press = seen.block().press();
    Optional<Progress> trouble = Refusals.verdict(turn.press(), code, verdict, press);
    if (trouble.isPresent()) {
      end(turn, errand, trouble.get());
    } else {
      Errand verifying = errand.leg(Leg.VERIFY, turn.at(), seen.uptimeMillis());
      turn.work(verifying);
      verify(turn, verifying, seen);
    }
  }

  private static void verify(Turn turn, Errand errand, Event.Seen seen) {
    PressStatus press = seen.block().press();
    if (shows(errand.order(), press)) {
      turn.report(errand.order().id(), new Progress.Obeyed());
      turn.work(errand.leg(Leg.STANDSTILL, turn.at(), seen.uptimeMillis()));
    } else if (isOver(turn, errand, SHOWN)) {
      String alarms = press.trips().isEmpty() ? "" : ": " + Refusals.alarms(press.trips());
      end(
          turn,
          errand,
          new Progress.Unknown(
              code(errand.order())
                  + " was acknowledged, but the press is in "
                  + press.state()
                  + alarms));
    }
  }

  private static boolean shows(PressOrder order, PressStatus press) {
    boolean stopped = press.state() == PressState.FAULT || press.state() == PressState.ESTOP;
    if (order instanceof PressOrder.Tare) {
      return press.flags().contains(StatusFlag.TARED);
    }
    boolean still =
        order instanceof PressOrder.ResetAlarm || !press.flags().contains(StatusFlag.MOVING);
    return !stopped && still && press.trips().isEmpty();
  }

  private static boolean isOver(Turn turn, Errand errand, Duration allowed) {
    return !turn.at().isBefore(errand.since().plus(allowed));
  }

  /** The press is lost. Before the command nothing has happened; after it nobody knows. */
  static void lost(Turn turn, Errand errand, String reason) {
    boolean sent =
        turn.channel() instanceof Channel.Busy busy && busy.exchange().purpose() == Purpose.ERRAND;
    if (errand.leg() == Leg.STANDSTILL) {
      turn.work(new Work.Releasing());
    } else if (sent || errand.leg() == Leg.VERIFY) {
      String unknown = code(errand.order()) + " was sent and then " + reason;
      end(turn, errand, new Progress.Unknown(unknown));
    } else {
      refuse(turn, errand, Refusals.unreachable(turn.press(), reason));
    }
  }

  static void refuse(Turn turn, Errand errand, Refusal refusal) {
    end(turn, errand, new Progress.Refused(refusal));
  }

  /** As after a preparation, the RELEASE that follows makes a frame still on its way harmless. */
  private static void end(Turn turn, Errand errand, Progress progress) {
    turn.report(errand.order().id(), progress);
    turn.work(new Work.Releasing());
  }
}
