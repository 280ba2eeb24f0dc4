package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Orders about the stroke under way: pause, continue, go on, another target, and a reset of the
 * alarm that stopped it. Each is sent once, when the press is ours and its state allows it.
 */
final class Sides {
  /** Longest wait for the press to be ours and free. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private Sides() {}

  /**
   * Whether an order is about the stroke under way; an alarm is the stroke's while there is one.
   */
  static boolean isSide(Turn turn, PressOrder order) {
    return order instanceof PressOrder.Pause
        || order instanceof PressOrder.Continue
        || order instanceof PressOrder.Adjust
        || order instanceof PressOrder.GoOn
        || (order instanceof PressOrder.ResetAlarm && isUnderWay(turn));
  }

  static boolean isUnderWay(Turn turn) {
    return turn.work() instanceof Work.Following following
        && !(following.phase() instanceof Work.Phase.Draining);
  }

  static void accept(Turn turn, Waiting waiting) {
    PressOrder order = waiting.order();
    boolean meant =
        order instanceof PressOrder.ResetAlarm
            || (turn.work() instanceof Work.Following following
                && following.runNumber() == order.runNumber());
    if (!meant || !isUnderWay(turn)) {
      turn.refuse(
          order.id(),
          Refusals.notRunning(turn.press(), order.runNumber(), "this bridge does not follow it"));
    } else if (Orders.hasRoom(turn, order, turn.desk().sides())) {
      turn.report(order.id(), new Progress.Accepted());
      turn.desk(turn.desk().sides(Desk.plus(turn.desk().sides(), waiting)));
    }
  }

  /** Sends the oldest if it can be sent. */
  static void seen(Turn turn, Event.Seen seen) {
    expire(turn);
    List<Waiting> sides = turn.desk().sides();
    boolean underWay =
        turn.work() instanceof Work.Following following
            && following.phase() instanceof Work.Phase.Underway;
    if (sides.isEmpty() || !underWay || !turn.isFree()) {
      return;
    }
    PressOrder order = sides.get(0).order();
    Optional<Refusal> refusal = Permissives.ofSide(turn.press(), order, seen);
    if (refusal.isPresent()) {
      turn.desk(turn.desk().sides(Desk.tail(sides)));
      turn.refuse(order.id(), refusal.get());
    } else if (turn.tenure() instanceof Tenure.Owned owned
        && !(order instanceof PressOrder.Adjust && !seen.cap().isKnown())) {
      turn.open(frame(order, owned.epoch(), seen), Purpose.SIDE_ORDER, seen);
    }
  }

  private static CommandBlock frame(PressOrder order, long epoch, Event.Seen seen) {
    int sequence = Turn.nextSequence(seen.block());
    if (order instanceof PressOrder.Adjust adjust) {
      CommandBlock.Arguments target = new CommandBlock.Arguments(adjust.target().toKN(), 0, 0);
      return new CommandBlock(
          epoch, CommandCode.ADJUST_TARGET, 0, target, 0, order.runNumber(), sequence);
    }
    return CommandBlock.plain(epoch, code(order), order.runNumber(), sequence);
  }

  private static CommandCode code(PressOrder order) {
    if (order instanceof PressOrder.Pause) {
      return CommandCode.PAUSE;
    }
    if (order instanceof PressOrder.GoOn) {
      return CommandCode.OPERATOR_CONFIRM;
    }
    return order instanceof PressOrder.Continue ? CommandCode.RESUME : CommandCode.RESET_ALARM;
  }

  static void settled(Turn turn, Event.Seen seen, CommandCode code, Verdict verdict) {
    List<Waiting> sides = turn.desk().sides();
    PressOrder order = sides.get(0).order();
    turn.desk(turn.desk().sides(Desk.tail(sides)));
    turn.report(
        order.id(),
        Refusals.verdict(turn.press(), code, verdict, seen.block().press())
            .orElse(new Progress.Obeyed()));
  }

  private static List<Waiting> unsent(Turn turn) {
    List<Waiting> sides = turn.desk().sides();
    boolean inFlight =
        turn.channel() instanceof Channel.Busy busy
            && busy.exchange().purpose() == Purpose.SIDE_ORDER;
    return inFlight ? Desk.tail(sides) : sides;
  }

  static void expire(Turn turn) {
    for (Waiting waiting : unsent(turn)) {
      if (!turn.at().isBefore(waiting.since().plus(WAIT))) {
        turn.desk(turn.desk().sides(Orders.without(turn.desk().sides(), waiting)));
        turn.refuse(
            waiting.order().id(),
            new Refusal(
                Refusal.Code.PRESS,
                turn.press() + " could not be told within " + WAIT.toSeconds() + " s",
                "wait until the press answers and is ours, then order again"));
      }
    }
  }

  /** The stroke is over: what has not been sent will not be. */
  static void refuse(Turn turn, long runNumber) {
    for (Waiting waiting : unsent(turn)) {
      turn.desk(turn.desk().sides(Orders.without(turn.desk().sides(), waiting)));
      turn.refuse(
          waiting.order().id(), Refusals.notRunning(turn.press(), runNumber, "it has ended"));
    }
  }
}
