package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Desk;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Hosted;
import io.stackline.map.Command;
import io.stackline.map.Verb;
import io.stackline.press.PressState;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Orders beside the strokes: pause and continue of the one under way, alarm reset, tare and opening
 * of the press. Each is said once, when the state of the press allows it.
 */
final class Sides {
  /** Longest wait for the press to answer and to be free. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private Sides() {}

  /** How an order is said; empty if no vendor's press can be told it. */
  private static Optional<Verb> verb(PressOrder order) {
    if (order instanceof PressOrder.Pause) {
      return Optional.of(Verb.PAUSE);
    } else if (order instanceof PressOrder.Continue) {
      return Optional.of(Verb.RESUME);
    } else if (order instanceof PressOrder.ResetAlarm) {
      return Optional.of(Verb.RESET);
    } else if (order instanceof PressOrder.Tare) {
      return Optional.of(Verb.TARE);
    }
    return order instanceof PressOrder.Open ? Optional.of(Verb.OPEN) : Optional.empty();
  }

  static void accept(Turn turn, Waiting waiting) {
    PressOrder order = waiting.order();
    Optional<Verb> verb = verb(order);
    boolean stroke = order.runNumber() != PressOrder.NO_STROKE;
    boolean hosted = isHosted(turn) && (verb.equals(Optional.of(Verb.PAUSE)) || isContinue(order));
    if (stroke && !isUnderWay(turn, order.runNumber())) {
      turn.refuse(
          order.id(),
          Refusals.notRunning(turn.press(), order.runNumber(), "this bridge does not follow it"));
    } else if (verb.isEmpty()) {
      turn.refuse(
          order.id(), Objections.cannot(turn.press(), turn.map(), "change a stroke under way"));
    } else if (!hosted && MappedDriver.command(turn, verb.get()).isEmpty()) {
      String what = Objections.words(verb.get());
      turn.refuse(order.id(), Objections.cannot(turn.press(), turn.map(), what));
    } else if (Orders.hasRoom(turn, order, turn.desk().sides())) {
      turn.report(order.id(), new Progress.Accepted());
      turn.desk(turn.desk().sides(Desk.plus(turn.desk().sides(), waiting)));
    }
  }

  private static boolean isContinue(PressOrder order) {
    return order instanceof PressOrder.Continue;
  }

  private static boolean isHosted(Turn turn) {
    return turn.work() instanceof Following following && following.hosted().isPresent();
  }

  private static boolean isUnderWay(Turn turn, long runNumber) {
    return turn.work() instanceof Following following
        && !following.isOver()
        && following.runNumber() == runNumber;
  }

  /** Says the oldest if it can be said. */
  static void seen(Turn turn, Event.Seen seen) {
    expire(turn);
    if (turn.desk().sides().isEmpty()) {
      return;
    }
    PressOrder order = turn.desk().sides().get(0).order();
    Optional<Refusal> objection = objection(turn, seen, order);
    if (objection.isPresent()) {
      drop(turn);
      turn.refuse(order.id(), objection.get());
    } else if (turn.work() instanceof Following following
        && following.hosted().isPresent()
        && order.runNumber() != PressOrder.NO_STROKE) {
      Hosted hosted = following.hosted().get();
      boolean stand = order instanceof PressOrder.Pause;
      turn.work(following.hosted(hosted.walk(hosted.walk().freeze(stand))));
      drop(turn);
      turn.report(order.id(), new Progress.Obeyed());
    } else {
      Verb verb = verb(order).orElseThrow();
      Optional<Command> command = MappedDriver.command(turn, verb);
      if (command.isPresent()) {
        turn.saying(Saying.begun(verb, command.get(), turn.at()));
        Sayings.judge(turn, seen);
      }
    }
  }

  private static Optional<Refusal> objection(Turn turn, Event.Seen seen, PressOrder order) {
    PressState state = seen.status().state();
    if (order.runNumber() != PressOrder.NO_STROKE) {
      boolean underWay = isUnderWay(turn, order.runNumber()) && state.isActive();
      boolean down = state == PressState.ABORTING || state == PressState.RELEASE;
      return underWay && !down
          ? Optional.empty()
          : Optional.of(
              Refusals.notRunning(turn.press(), order.runNumber(), "the press is in " + state));
    }
    boolean reset = order instanceof PressOrder.ResetAlarm;
    boolean stopped = state == PressState.FAULT || state == PressState.ESTOP;
    boolean busy = !(turn.work() instanceof Work.Idle) && !(reset && stopped);
    if (busy || state.isActive()) {
      return Optional.of(Refusals.busy(turn.press()));
    }
    if (reset && !stopped && seen.status().trips().isEmpty()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.STATE,
              turn.press() + " has no alarm",
              "there is nothing to reset; nothing was changed"));
    }
    return reset ? Optional.empty() : Objections.toStart(turn.press(), seen.status());
  }

  private static void drop(Turn turn) {
    turn.desk(turn.desk().sides(Desk.tail(turn.desk().sides())));
  }

  /** The order whose command was on its way has its outcome. */
  static void settled(Turn turn, Verb verb, Saying.Turnout turnout) {
    PressOrder order = turn.desk().sides().get(0).order();
    drop(turn);
    if (turnout instanceof Saying.Turnout.Refused refused) {
      turn.refuse(order.id(), Objections.notTaken(turn.press(), verb, refused.reason()));
    } else if (turnout instanceof Saying.Turnout.Unknown unknown) {
      String reason = Objections.unknown(verb, unknown.reason());
      turn.report(order.id(), new Progress.Unknown(reason));
    } else {
      turn.report(order.id(), new Progress.Obeyed());
    }
  }

  /** Those whose command is not on its way. */
  private static List<Waiting> unsaid(Turn turn) {
    boolean first = turn.saying().isPresent() && !(turn.work() instanceof Work.Preparing);
    return first ? Desk.tail(turn.desk().sides()) : turn.desk().sides();
  }

  static void expire(Turn turn) {
    for (Waiting waiting : unsaid(turn)) {
      if (!turn.at().isBefore(waiting.since().plus(WAIT))) {
        turn.desk(turn.desk().sides(Turn.without(turn.desk().sides(), waiting)));
        turn.refuse(
            waiting.order().id(),
            new Refusal(
                Refusal.Code.PRESS,
                turn.press() + " could not be told within " + WAIT.toSeconds() + " s",
                "wait until the press answers and is free, then order again"));
      }
    }
  }

  /**
   * The press is lost. What it has surely not taken is not said to it when it comes back: by then
   * nobody expects it.
   */
  static void lost(Turn turn, Event.Missed missed) {
    boolean pending = turn.saying().filter(each -> !each.isWritten()).isPresent();
    if (pending && !(turn.work() instanceof Work.Preparing)) {
      PressOrder order = turn.desk().sides().get(0).order();
      turn.silence();
      drop(turn);
      turn.refuse(order.id(), Refusals.unreachable(turn.press(), missed.reason()));
    }
  }

  /** The stroke is over: what has not been said will not be. */
  static void refuse(Turn turn, long runNumber) {
    for (Waiting waiting : unsaid(turn)) {
      if (waiting.order().runNumber() == runNumber) {
        turn.desk(turn.desk().sides(Turn.without(turn.desk().sides(), waiting)));
        turn.refuse(
            waiting.order().id(), Refusals.notRunning(turn.press(), runNumber, "it has ended"));
      }
    }
  }
}
