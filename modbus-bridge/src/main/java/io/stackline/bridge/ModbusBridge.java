package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.bridge.link.Lines;
import io.stackline.press.PressId;
import io.stackline.run.OrderId;
import io.stackline.run.PressOrder;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drives the presses of a site: publishes their readings from the first scan on, carries out
 * orders, reports on each, hands over the traces. Commands nothing unless an order says so,
 * whatever state it finds a press in. All work is done on one crank per press.
 */
public final class ModbusBridge implements AutoCloseable {
  private final Map<PressId, PressStation> stations;
  private final List<Watch> watches;

  private ModbusBridge(Map<PressId, PressStation> stations, List<Watch> watches) {
    this.stations = stations;
    this.watches = watches;
  }

  /** Starts scanning all presses of the site as it describes their connections. */
  public static ModbusBridge start(Site site, Board board, Time time) {
    Lines lines = new Lines();
    return start(site, board, time, lines::link);
  }

  /** Starts scanning all presses of the site over the given links. */
  public static ModbusBridge start(Site site, Board board, Time time, Links links) {
    return start(site, board, time, links, Pace.USUAL);
  }

  /** Starts scanning all presses of the site over the given links, at a pace of its own. */
  public static ModbusBridge start(Site site, Board board, Time time, Links links, Pace pace) {
    Map<PressId, PressStation> stations = new LinkedHashMap<>();
    for (PressSite press : site.presses().values()) {
      Duration offset = Scan.offset(stations.size(), site.presses().size());
      stations.put(
          press.press().id(), new PressStation(press, links.to(press), board, time, pace, offset));
    }
    Watch assignments =
        board
            .assignments()
            .watch(
                (id, assignment) -> {
                  if (stations.containsKey(id)) {
                    stations.get(id).assigned(assignment);
                  }
                });
    Watch orders =
        board
            .orders()
            .watch(
                (id, order) -> {
                  if (stations.containsKey(id.press())) {
                    stations.get(id.press()).ordered(order, 0);
                  }
                });
    stations.forEach(
        (id, station) -> {
          board.assignments().latest(id).ifPresent(station::assigned);
          waiting(board, id)
              .forEach(order -> station.ordered(order, reported(board, order.id(), time)));
          station.start();
        });
    return new ModbusBridge(stations, List.of(assignments, orders));
  }

  private static List<PressOrder> waiting(Board board, PressId press) {
    return board.orders().waiting().values().stream()
        .filter(order -> order.id().press().equals(press))
        .filter(order -> !isOver(board, order.id()))
        .sorted(Comparator.comparingLong(order -> order.id().number()))
        .toList();
  }

  /** One before this had posted the last word on it, and died before it could settle it. */
  private static boolean isOver(Board board, OrderId order) {
    boolean over =
        board.reports().waiting().values().stream()
            .anyMatch(each -> each.order().equals(order) && each.progress().isFinal());
    if (over) {
      board.orders().settle(order);
    }
    return over;
  }

  /**
   * Whatever waits when a bridge starts, one before it may have taken on and reported, and its
   * reports may be settled by now. So numbering goes on from the time of day, above all that it can
   * have said.
   */
  private static long reported(Board board, OrderId order, Time time) {
    return board.reports().waiting().keySet().stream()
        .filter(id -> id.order().equals(order))
        .mapToLong(Board.ReportId::n)
        .reduce(time.now().toEpochMilli(), Math::max);
  }

  /** How many presses it drives. */
  public int presses() {
    return stations.size();
  }

  /** What was counted of each press since this started. For any thread. */
  public Map<PressId, PollFigures> figures() {
    Map<PressId, PollFigures> all = new LinkedHashMap<>();
    stations.forEach((id, station) -> all.put(id, station.figures()));
    return all;
  }

  /**
   * The same of one press. For any thread.
   *
   * @throws IllegalArgumentException if this bridge does not drive it
   */
  public PollFigures figures(PressId press) {
    PressStation station = stations.get(press);
    if (station == null) {
      throw new IllegalArgumentException("this bridge does not drive press " + press);
    }
    return station.figures();
  }

  /**
   * Stops scanning. Nothing is commanded on the way out: a stroke under way goes on as its program
   * says for the loss of its host.
   */
  @Override
  public void close() {
    watches.forEach(Watch::close);
    stations.values().forEach(PressStation::close);
  }
}
