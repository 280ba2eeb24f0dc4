package io.stackline.bridge.driver;

import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which orders have been taken on and what was last said about each, so that no order is carried
 * out twice.
 *
 * @param term highest term seen
 * @param last last report by order number; of orders that have ended the {@value #KEPT} newest
 * @param forgotten highest number of which no report is kept
 */
public record Book(long term, Map<Long, OrderReport> last, long forgotten) {
  static final int KEPT = 256;

  public static final Book EMPTY = new Book(0, Map.of(), 0);

  public Book {
    last = Map.copyOf(last);
  }

  /** Takes note of a term. */
  public Book atLeast(long seen) {
    return seen > term ? new Book(seen, last, forgotten) : this;
  }

  /** What was last said about an order, if it is remembered. */
  public Optional<OrderReport> last(OrderId order) {
    return Optional.ofNullable(last.get(order.number()));
  }

  /** What comes next to be said about it. */
  public OrderReport next(OrderId order, Instant at, OrderReport.Progress progress) {
    long n = last(order).map(OrderReport::n).orElse(0L);
    return new OrderReport(order, n + 1, at, progress);
  }

  /** Goes on numbering where the bridge before this one left off. */
  public Book goingOn(OrderId order, long reported, Instant at) {
    return with(new OrderReport(order, reported, at, new OrderReport.Progress.Accepted()));
  }

  /** Takes note of a report. */
  public Book with(OrderReport report) {
    TreeMap<Long, OrderReport> kept = new TreeMap<>(last);
    kept.put(report.order().number(), report);
    long gone = forgotten;
    var each = kept.entrySet().iterator();
    int surplus = kept.size() - KEPT;
    while (surplus > 0 && each.hasNext()) {
      Map.Entry<Long, OrderReport> oldest = each.next();
      if (oldest.getValue().progress().isFinal()) {
        gone = Math.max(gone, oldest.getKey());
        each.remove();
        surplus--;
      }
    }
    return new Book(term, kept, gone);
  }

  /** What stands against an order that was not seen before, by its number and its term. */
  public Optional<Refusal> objection(PressOrder order) {
    OrderId id = order.id();
    if (id.number() <= forgotten) {
      return Optional.of(
          new Refusal(
              Refusal.Code.STATE,
              "order " + id + " is older than those this bridge remembers",
              "order again under a new number"));
    } else if (order.term() < term) {
      return Optional.of(
          new Refusal(
              Refusal.Code.PERMISSION,
              "order " + id + " is of term " + order.term() + ", now is " + term,
              "a newer sequencer has taken over; ask it"));
    }
    return Optional.empty();
  }
}
