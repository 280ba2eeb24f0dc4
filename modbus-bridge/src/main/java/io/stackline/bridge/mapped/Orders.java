package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Book;
import io.stackline.bridge.driver.Desk;
import io.stackline.bridge.driver.Desk.PendingAbort;
import io.stackline.bridge.driver.Desk.Waiting;
import io.stackline.bridge.driver.Refusals;
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
      return;
    }
    if (came.reported() > 0) {
      Book book = turn.desk().book().goingOn(order.id(), came.reported(), turn.at());
      turn.desk(turn.desk().book(book));
    }
    Book book = turn.desk().book();
    Optional<Refusal> objection = book.objection(order);
    if (objection.isPresent()) {
      turn.refuse(order.id(), objection.get());
    } else if (order instanceof PressOrder.WriteTag write) {
      turn.desk(turn.desk().book(book.atLeast(order.term())));
      TagWrites.came(turn, write, came.reported() > 0);
    } else if (turn.map().commands().isEmpty()) {
      turn.refuse(order.id(), Objections.onlyWatched(turn.press(), turn.map()));
    } else {
      turn.desk(turn.desk().book(book.atLeast(order.term())));
      accept(turn, order, came.reported() > 0);
    }
  }

  /**
   * Takes an order on.
   *
   * @param again whether a bridge before this one had it in hand
   */
  private static void accept(Turn turn, PressOrder order, boolean again) {
    if (order instanceof PressOrder.Abort abort) {
      if (hasRoom(turn, order, turn.desk().aborts())) {
        turn.report(order.id(), new Progress.Accepted());
        turn.call(MappedState.AbortCall.NONE);
        PendingAbort pending = new PendingAbort(abort, turn.at(), 0, 0);
        turn.desk(turn.desk().aborts(Desk.plus(turn.desk().aborts(), pending)));
      }
    } else if (order instanceof PressOrder.Reattach reattach) {
      reattach(turn, reattach);
    } else if (order instanceof PressOrder.RunProgram program) {
      if (again && turn.work() instanceof Work.Idle) {
        Preparation.takeUp(turn, program);
      } else if (again) {
        turn.report(order.id(), new Progress.Unknown(Objections.TWO_STROKES));
      } else if (hasRoom(turn, order, turn.desk().strokes())) {
        turn.report(order.id(), new Progress.Accepted());
        Waiting waiting = new Waiting(order, turn.at(), false);
        turn.desk(turn.desk().strokes(Desk.plus(turn.desk().strokes(), waiting)));
      }
    } else if (again) {
      turn.report(order.id(), new Progress.Unknown(Objections.FORMER_BRIDGE));
    } else {
      Sides.accept(turn, new Waiting(order, turn.at(), false));
    }
  }

  static boolean hasRoom(Turn turn, PressOrder order, List<?> list) {
    if (list.size() < Desk.WAITING_MAX) {
      return true;
    }
    turn.refuse(order.id(), Refusals.full(turn.press()));
    return false;
  }

  /** Such a press does not say whose stroke it runs: only who followed it all the time knows. */
  private static void reattach(Turn turn, PressOrder.Reattach order) {
    if (turn.work() instanceof Work.Following following
        && following.runNumber() == order.runNumber()) {
      turn.report(order.id(), new Progress.Accepted());
      Follow.handOver(turn, following, order.id());
    } else if (turn.work() instanceof Work.TakingUp taking
        && taking.task().runNumber() == order.runNumber()) {
      turn.report(taking.taker(), new Progress.Unknown("taken up by order " + order.id()));
      turn.work(taking.order(order.id()));
      turn.report(order.id(), new Progress.Accepted());
    } else {
      turn.report(order.id(), new Progress.Unknown(Objections.notRemembered(turn, order)));
    }
  }

  /** A start does not wait for a lost press. */
  static void lost(Turn turn, Event.Missed missed) {
    for (Waiting waiting : turn.desk().strokes()) {
      turn.desk(turn.desk().strokes(Turn.without(turn.desk().strokes(), waiting)));
      turn.refuse(waiting.order().id(), Refusals.unreachable(turn.press(), missed.reason()));
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
