package io.stackline.bridge;

import io.stackline.board.Board.ReportId;
import io.stackline.run.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far each order has been reported on, by whichever bridge. Who takes a press up from another
 * goes on above it, however far the clocks of the two are apart: whoever has heard a number takes
 * only higher ones. Remembers the last {@value #KEPT} orders. Thread-safe.
 */
final class Reported {
  private static final int KEPT = 1000;

  private final Map<OrderId, Long> last = new LinkedHashMap<>();

  synchronized void heard(ReportId report) {
    last.merge(report.order(), report.n(), Math::max);
    if (last.size() > KEPT) {
      last.remove(last.keySet().iterator().next());
    }
  }

  /** 0 if nothing was heard of it. */
  synchronized long last(OrderId order) {
    return last.getOrDefault(order, 0L);
  }
}
