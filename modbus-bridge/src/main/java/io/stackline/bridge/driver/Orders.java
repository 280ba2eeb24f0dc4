package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Desk.PendingAbort;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Orders as they come in, and the pauses and continues among them. */
final class Orders {
  /** Longest wait of a pause or continue for the press to be ours and free. */
  private static final Duration SIDE_WAIT = Duration.ofSeconds(10);

  private Orders() {}

  static void came(Turn turn, Event.OrderCame came) {
    PressOrder order = came.order();
    Optional<OrderReport> last = turn.desk().book().last(order.id());
    if (last.isPresent()) {
      turn.add(new Effect.Report(last.get()));
    } else {
      if (came.reported() > 0) {
        turn.desk(
            turn.desk().book(turn.desk().book().goingOn(order.id(), came.reported(), turn.at())));
      }
      judge(turn, order);
    }
  }

  private static void judge(Turn turn, PressOrder order) {
    Book book = turn.desk().book();
    if (order.id().number() <= book.forgotten()) {
      turn.refuse(
          order.id(),
          new Refusal(
              Refusal.Code.STATE,
              "order " + order.id() + " is older than those this bridge remembers",
              "order again under a new number"));
    } else if (order.term() < book.term()) {
      turn.refuse(
          order.id(),
          new Refusal(
              Refusal.Code.PERMISSION,
              "order " + order.id() + " is of term " + order.term() + ", now is " + book.term(),
              "a newer sequencer has taken over; ask it"));
    } else {
      turn.desk(turn.desk().book(book.atLeast(order.term())));
      accept(turn, order);
    }
  }

  private static void accept(Turn turn, PressOrder order) {
    Desk desk = turn.desk();
    Waiting waiting = new Waiting(order, turn.at());
    if (order instanceof PressOrder.Abort abort) {
      if (hasRoom(turn, order, desk.aborts())) {
        turn.report(order.id(), new Progress.Accepted());
        PendingAbort pending = new PendingAbort(abort, turn.at(), 0, 0);
        turn.desk(turn.desk().aborts(Desk.plus(turn.desk().aborts(), pending)));
      }
    } else if (order instanceof PressOrder.Pause || order instanceof PressOrder.Continue) {
      acceptSide(turn, waiting);
    } else if (hasRoom(turn, order, desk.strokes())) {
      turn.report(order.id(), new Progress.Accepted());
      if (order instanceof PressOrder.Reattach
          && turn.work() instanceof Work.Following following
          && following.runNumber() == order.runNumber()) {
        Follow.handOver(turn, following, order.id());
      } else {
        turn.desk(turn.desk().strokes(Desk.plus(turn.desk().strokes(), waiting)));
      }
    }
  }

  private static boolean hasRoom(Turn turn, PressOrder order, List<?> list) {
    if (list.size() < Desk.WAITING_MAX) {
      return true;
    }
    turn.refuse(order.id(), Refusals.full(turn.press()));
    return false;
  }

  private static void acceptSide(Turn turn, Waiting waiting) {
    PressOrder order = waiting.order();
    boolean running =
        turn.work() instanceof Work.Following following
            && following.runNumber() == order.runNumber()
            && !(following.phase() instanceof Work.Phase.Draining);
    if (!running) {
      turn.refuse(
          order.id(),
          Refusals.notRunning(turn.press(), order.runNumber(), "this bridge does not follow it"));
    } else if (hasRoom(turn, order, turn.desk().sides())) {
      turn.report(order.id(), new Progress.Accepted());
      turn.desk(turn.desk().sides(Desk.plus(turn.desk().sides(), waiting)));
    }
  }

  /** Sends the oldest pause or continue if it can be sent. */
  static void sides(Turn turn, Event.Seen seen) {
    expire(turn);
    List<Waiting> sides = turn.desk().sides();
    if (sides.isEmpty() || !turn.isFree() || !(turn.tenure() instanceof Tenure.Owned owned)) {
      return;
    }
    PressOrder order = sides.get(0).order();
    CommandCode code = order instanceof PressOrder.Pause ? CommandCode.PAUSE : CommandCode.RESUME;
    CommandBlock frame =
        CommandBlock.plain(owned.epoch(), code, order.runNumber(), Turn.nextSequence(seen.block()));
    turn.open(frame, Purpose.SIDE_ORDER, seen);
  }

  static void sideSettled(Turn turn, Event.Seen seen, CommandCode code, Verdict verdict) {
    List<Waiting> sides = turn.desk().sides();
    PressOrder order = sides.get(0).order();
    turn.desk(turn.desk().sides(Desk.tail(sides)));
    if (verdict instanceof Verdict.Done) {
      turn.report(order.id(), new Progress.Obeyed());
    } else if (verdict instanceof Verdict.Nacked nacked) {
      turn.refuse(order.id(), Refusals.nacked(turn.press(), code, nacked, seen.block().press()));
    } else if (verdict instanceof Verdict.Overtaken) {
      turn.refuse(order.id(), Refusals.overtaken(turn.press(), code));
    } else if (verdict instanceof Verdict.Unknown unknown) {
      turn.report(order.id(), new Progress.Unknown(code + ": " + unknown.reason()));
    } else {
      turn.refuse(
          order.id(),
          Refusals.notRunning(turn.press(), order.runNumber(), "an abort came between"));
    }
  }

  private static boolean isSideInFlight(Turn turn) {
    return turn.channel() instanceof Channel.Busy busy
        && busy.exchange().purpose() == Purpose.SIDE_ORDER;
  }

  private static List<Waiting> unsent(Turn turn) {
    List<Waiting> sides = turn.desk().sides();
    return isSideInFlight(turn) ? Desk.tail(sides) : sides;
  }

  private static void expire(Turn turn) {
    for (Waiting waiting : unsent(turn)) {
      if (!turn.at().isBefore(waiting.since().plus(SIDE_WAIT))) {
        turn.desk(turn.desk().sides(without(turn.desk().sides(), waiting)));
        turn.refuse(
            waiting.order().id(),
            new Refusal(
                Refusal.Code.PRESS,
                turn.press() + " could not be told within " + SIDE_WAIT.toSeconds() + " s",
                "wait until the press answers and is ours, then order again"));
      }
    }
  }

  /** The stroke is over: what has not been sent will not be. */
  static void refuseSides(Turn turn, long runNumber) {
    for (Waiting waiting : unsent(turn)) {
      turn.desk(turn.desk().sides(without(turn.desk().sides(), waiting)));
      turn.refuse(
          waiting.order().id(), Refusals.notRunning(turn.press(), runNumber, "it has ended"));
    }
  }

  static <T> List<T> without(List<T> list, T gone) {
    return list.stream().filter(each -> !each.equals(gone)).toList();
  }

  /** Time passes without the press. A start does not wait for a lost press; a stroke does. */
  static void missed(Turn turn, Event.Missed missed) {
    expire(turn);
    Aborts.missed(turn, missed);
    if (!missed.lost()) {
      return;
    }
    for (Waiting waiting : turn.desk().strokes()) {
      if (waiting.order() instanceof PressOrder.RunProgram) {
        turn.desk(turn.desk().strokes(without(turn.desk().strokes(), waiting)));
        turn.refuse(waiting.order().id(), Refusals.unreachable(turn.press(), missed.reason()));
      } else {
        tellOutOfSight(turn, waiting.order(), missed.reason());
      }
    }
  }

  /** Once per order, however long it lasts. */
  static void tellOutOfSight(Turn turn, PressOrder order, String reason) {
    boolean told =
        turn.desk()
            .book()
            .last(order.id())
            .map(last -> last.progress() instanceof Progress.OutOfSight)
            .orElse(false);
    if (!told) {
      turn.report(order.id(), new Progress.OutOfSight(reason));
    }
  }
}
