package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Desk.PendingAbort;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.util.List;
import java.util.Optional;

/** Orders as they come in. */
final class Orders {
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
      judge(turn, order, came.reported() > 0);
    }
  }

  private static void judge(Turn turn, PressOrder order, boolean takenOn) {
    Book book = turn.desk().book();
    Optional<Refusal> objection = book.objection(order);
    if (objection.isPresent()) {
      turn.refuse(order.id(), objection.get());
    } else {
      turn.desk(turn.desk().book(book.atLeast(order.term())));
      accept(turn, new Waiting(order, turn.at(), takenOn));
    }
  }

  private static void accept(Turn turn, Waiting waiting) {
    Desk desk = turn.desk();
    PressOrder order = waiting.order();
    if (order instanceof PressOrder.Abort abort) {
      if (hasRoom(turn, order, desk.aborts())) {
        turn.report(order.id(), new Progress.Accepted());
        PendingAbort pending = new PendingAbort(abort, turn.at(), 0, 0);
        turn.desk(turn.desk().aborts(Desk.plus(turn.desk().aborts(), pending)));
      }
    } else if (waiting.takenOn() && !isStroke(order)) {
      turn.report(order.id(), new Progress.Unknown("the bridge that had it in hand is gone"));
    } else if (order instanceof PressOrder.WriteTag write) {
      TagWrites.came(turn, write);
    } else if (Sides.isSide(turn, order)) {
      Sides.accept(turn, waiting);
    } else if (Errands.isErrand(order) && Errands.isBusy(turn)) {
      turn.refuse(order.id(), Refusals.busy(turn.press()));
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

  /** What the press itself names tells whether it was begun; of nothing else can that be told. */
  private static boolean isStroke(PressOrder order) {
    return order instanceof PressOrder.RunProgram || order instanceof PressOrder.Reattach;
  }

  static boolean hasRoom(Turn turn, PressOrder order, List<?> list) {
    if (list.size() < Desk.WAITING_MAX) {
      return true;
    }
    turn.refuse(order.id(), Refusals.full(turn.press()));
    return false;
  }

  static <T> List<T> without(List<T> list, T gone) {
    return list.stream().filter(each -> !each.equals(gone)).toList();
  }

  /**
   * Time passes without the press. A start does not wait for a lost press; a stroke does, and an
   * order that may be one already.
   */
  static void missed(Turn turn, Event.Missed missed) {
    Sides.expire(turn);
    Errands.expire(turn);
    Aborts.missed(turn, missed);
    if (!missed.lost()) {
      return;
    }
    for (Waiting waiting : turn.desk().strokes()) {
      if (!(waiting.order() instanceof PressOrder.Reattach) && !waiting.takenOn()) {
        turn.desk(turn.desk().strokes(without(turn.desk().strokes(), waiting)));
        turn.refuse(waiting.order().id(), Refusals.unreachable(turn.press(), missed.reason()));
      } else {
        tellOutOfSight(turn, waiting.order().id(), missed.reason());
      }
    }
  }

  /** Once per order, however long it lasts. */
  static void tellOutOfSight(Turn turn, OrderId order, String reason) {
    boolean told =
        turn.desk()
            .book()
            .last(order)
            .map(last -> last.progress() instanceof Progress.OutOfSight)
            .orElse(false);
    if (!told) {
      turn.report(order, new Progress.OutOfSight(reason));
    }
  }
}
