package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Desk.PendingAbort;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;

/**
 * Aborts overtake everything. ABORT takes no sequence number, needs no ownership, is answered by
 * the state and may be repeated at will, each time with the epoch and for the stroke the status
 * names.
 */
final class Aborts {
  /** How long an abort stands guard for a stroke that does not show. */
  private static final Duration GUARD = Duration.ofSeconds(2);

  /** How long it waits for a press that does not answer. */
  static final Duration REACH = Duration.ofMinutes(1);

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int SENDS_MAX = 10;

  private Aborts() {}

  static void seen(Turn turn, Event.Seen seen) {
    for (PendingAbort abort : turn.desk().aborts()) {
      PressOrder.Abort order = abort.order();
      if (seen.block().press().loaded().runNumber() == order.runNumber()) {
        press(turn, seen, abort);
      } else if (cancelled(turn, order)) {
        settle(turn, abort, new Progress.Obeyed());
      } else {
        guard(turn, abort, "its last is " + seen.block().press().loaded().runNumber());
      }
    }
  }

  /** A stroke the PLC has not started is simply not started. */
  private static boolean cancelled(Turn turn, PressOrder.Abort abort) {
    boolean found = false;
    Refusal refusal =
        Refusals.notRunning(turn.press(), abort.runNumber(), "aborted before its start");
    for (Waiting waiting : turn.desk().strokes()) {
      if (waiting.order() instanceof PressOrder.RunProgram order
          && order.runNumber() == abort.runNumber()) {
        turn.desk(turn.desk().strokes(Orders.without(turn.desk().strokes(), waiting)));
        turn.report(order.id(), Preparation.refused(refusal, waiting.takenOn()));
        found = true;
      }
    }
    if (turn.work() instanceof Work.Preparing preparing
        && preparing.order().runNumber() == abort.runNumber()) {
      if (Preparation.isStarting(turn) && turn.channel() instanceof Channel.Busy busy) {
        turn.keep(busy.exchange().unrepeatable());
        return false;
      }
      Preparation.refuse(turn, preparing, refusal);
      found = true;
    }
    return found;
  }

  private static void press(Turn turn, Event.Seen seen, PendingAbort abort) {
    PressStatus status = seen.block().press();
    PressState state = status.state();
    boolean tripped = state == PressState.FAULT || state == PressState.ESTOP;
    if (state == PressState.ABORTING) {
      obeyed(turn, abort);
    } else if (!state.isActive() && !tripped) {
      if (abort.sends() > 0) {
        obeyed(turn, abort);
      } else {
        guard(turn, abort, "the press is in " + state);
      }
    } else if (abort.sends() > 0 && seen.wallNanos() - abort.sentNanos() < AGAIN.toNanos()) {
      return;
    } else if (tripped && status.trips().contains(Alarm.RESTARTED)) {
      settle(turn, abort, new Progress.Refused(Refusals.brokenOff(turn.press())));
    } else if (abort.sends() >= SENDS_MAX) {
      String reason = "the press stays in " + state + " after " + abort.sends() + " ABORTs";
      settle(turn, abort, new Progress.Unknown(reason));
    } else {
      PendingAbort sent = abort.sent(seen.wallNanos());
      turn.desk(
          turn.desk()
              .aborts(
                  turn.desk().aborts().stream()
                      .map(each -> each.equals(abort) ? sent : each)
                      .toList()));
      turn.send(
          CommandBlock.plain(
              status.plc().ownerEpoch(),
              CommandCode.ABORT,
              abort.order().runNumber(),
              Turn.nextSequence(seen.block())));
    }
  }

  private static void obeyed(Turn turn, PendingAbort abort) {
    settle(turn, abort, new Progress.Obeyed());
    if (turn.work() instanceof Work.Following following
        && following.runNumber() == abort.order().runNumber()) {
      turn.work(following.course(following.course().abortedBy("order " + abort.order().id())));
    }
  }

  /** Waits a little for a START that may still arrive, then says there is nothing to abort. */
  private static void guard(Turn turn, PendingAbort abort, String now) {
    boolean starting = Preparation.isStarting(turn);
    if (!starting && !turn.at().isBefore(abort.since().plus(GUARD))) {
      Refusal refusal = Refusals.notRunning(turn.press(), abort.order().runNumber(), now);
      settle(turn, abort, new Progress.Refused(refusal));
    }
  }

  static void missed(Turn turn, Event.Missed missed) {
    for (PendingAbort abort : turn.desk().aborts()) {
      if (!turn.at().isBefore(abort.since().plus(REACH))) {
        settle(
            turn,
            abort,
            abort.sends() > 0
                ? new Progress.Unknown("ABORT was sent and then " + missed.reason())
                : new Progress.Refused(Refusals.unreachable(turn.press(), missed.reason())));
        if (turn.work() instanceof Work.Following following
            && following.runNumber() == abort.order().runNumber()) {
          Follow.unreachable(turn, following, missed.reason());
        }
      } else if (missed.lost()) {
        Orders.tellOutOfSight(turn, abort.order().id(), missed.reason());
      }
    }
  }

  private static void settle(Turn turn, PendingAbort abort, Progress progress) {
    turn.desk(turn.desk().aborts(Orders.without(turn.desk().aborts(), abort)));
    turn.report(abort.order().id(), progress);
  }
}
