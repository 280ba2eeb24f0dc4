package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.run.OrderReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Reports the board had no room for yet, oldest first. An order is settled once its last word is
 * out.
 */
final class Outbox {
  /** More than the orders one press can have in hand. */
  private static final int MAX = 1024;

  private final Board board;
  private final LogIds ids;
  private final Deque<OrderReport> waiting = new ArrayDeque<>();

  Outbox(Board board, LogIds ids) {
    this.board = board;
    this.ids = ids;
  }

  void add(OrderReport report) {
    ids.reported(report);
    if (waiting.size() >= MAX) {
      dropOldestInterim();
    }
    waiting.add(report);
    flush();
  }

  private void dropOldestInterim() {
    Iterator<OrderReport> each = waiting.iterator();
    while (each.hasNext()) {
      if (!each.next().progress().isFinal()) {
        each.remove();
        return;
      }
    }
    waiting.remove();
  }

  /** Posts what the board takes. */
  void flush() {
    while (!waiting.isEmpty()) {
      OrderReport report = waiting.element();
      if (!board.reports().post(new Board.ReportId(report.order(), report.n()), report)) {
        return;
      }
      if (report.progress().isFinal()) {
        board.orders().settle(report.order());
      }
      waiting.remove();
    }
  }
}
