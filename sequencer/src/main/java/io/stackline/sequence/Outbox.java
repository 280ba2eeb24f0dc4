package io.stackline.sequence;

import io.stackline.board.MailLane;
import io.stackline.run.OrderId;
import io.stackline.run.PressOrder;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts orders, and those the lane has no room for a little later, in their order. Keeps at most
 * {@value #WAITING_MAX}.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int WAITING_MAX = 1000;
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final MailLane<OrderId, PressOrder> lane;
  private final Crank crank;
  private final Duration againAfter;
  private final Queue<PressOrder> waiting = new ArrayDeque<>();

  Outbox(MailLane<OrderId, PressOrder> lane, Time time, Crank crank) {
    this.lane = lane;
    this.crank = crank;
    againAfter = Wall.time(AGAIN_AFTER, time);
  }

  void post(PressOrder order) {
    if (waiting.isEmpty() && lane.post(order.id(), order)) {
      return;
    }
    if (waiting.size() >= WAITING_MAX) {
      throw new IllegalStateException(WAITING_MAX + " orders wait for the bridge already");
    }
    LOG.warn("press={} order={} waits for room on the board", order.id().press(), order.id());
    waiting.add(order);
    if (waiting.size() == 1) {
      crank.after(againAfter, this::again);
    }
  }

  private void again() {
    PressOrder next = waiting.peek();
    while (next != null && lane.post(next.id(), next)) {
      waiting.remove();
      next = waiting.peek();
    }
    if (next != null) {
      crank.after(againAfter, this::again);
    }
  }
}
