package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.board.MailWatcher;
import io.stackline.board.Watch;
import io.stackline.bridge.link.Lines;
import io.stackline.press.PressId;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.PressOrder;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives the presses of a site: publishes their readings from the first scan on, carries out
 * orders, reports on each, hands over the traces. Commands nothing unless an order says so,
 * whatever state it finds a press in. All work is done on one crank per press.
 *
 * <p>Where a line has several bridges, it does so for the presses it reaches alone, and for those
 * of the others that are assigned to it, as long as they are.
 */
public final class ModbusBridge implements AutoCloseable {
  private final Board board;
  private final Time time;
  private final Links links;
  private final Pace pace;
  private final Territory territory;
  private final Map<PressId, PressStation> stations = new ConcurrentHashMap<>();
  private final List<Watch> watches = new ArrayList<>();
  private final Reported reported = new Reported();
  private @Nullable SharedPresses shared;

  private ModbusBridge(Territory territory, Board board, Time time, Links links, Pace pace) {
    this.territory = territory;
    this.board = board;
    this.time = time;
    this.links = links;
    this.pace = pace;
  }

  /** Starts scanning the presses of the site as it describes their connections. */
  public static ModbusBridge start(Site site, Board board, Time time) {
    Lines lines = new Lines();
    return start(site, board, time, lines::link);
  }

  /** Starts scanning the presses of the site over the given links. */
  public static ModbusBridge start(Site site, Board board, Time time, Links links) {
    return start(site, board, time, links, Pace.USUAL);
  }

  /** Starts scanning the presses of the site over the given links, at a pace of its own. */
  public static ModbusBridge start(Site site, Board board, Time time, Links links, Pace pace) {
    Territory territory = Territory.of(site, board.peers().self());
    ModbusBridge bridge = new ModbusBridge(territory, board, time, links, pace);
    bridge.begin();
    return bridge;
  }

  private void begin() {
    watches.add(board.reports().watch((id, report) -> reported.heard(id)));
    territory.sole().forEach(each -> stations.put(each, station(each)));
    watches.add(
        board
            .assignments()
            .watch(
                (id, assignment) -> {
                  if (!territory.isShared(id)) {
                    with(id, station -> station.assigned(assignment));
                  }
                }));
    watches.add(board.orders().watch(new Ordered()));
    territory.sole().forEach(each -> takeUp(each, board.assignments().latest(each)));
    if (territory.sole().size() < territory.presses().size()) {
      shared = new SharedPresses(territory, board.assignments(), board.peers(), time, new Hands());
    }
  }

  private PressStation station(PressId press) {
    List<PressId> all = List.copyOf(territory.presses().keySet());
    Duration offset = Scan.offset(all.indexOf(press), all.size());
    PressSite site = Objects.requireNonNull(territory.presses().get(press));
    return new PressStation(site, links.to(site), board, time, pace, offset);
  }

  private void takeUp(PressId press, Optional<Assignment> assignment) {
    with(
        press,
        station -> {
          assignment.ifPresent(station::assigned);
          waiting(board, press).forEach(order -> station.ordered(order, reported(order.id())));
          station.start();
        });
  }

  private void with(PressId press, Consumer<PressStation> work) {
    PressStation station = stations.get(press);
    if (station != null) {
      work.accept(station);
    }
  }

  /** Hands orders to the presses they are for. */
  private final class Ordered implements MailWatcher<OrderId, PressOrder> {
    @Override
    public void posted(OrderId id, PressOrder order) {
      with(id.press(), station -> station.ordered(order, 0));
    }

    /** It may have been begun already, by this bridge or another. */
    @Override
    public void found(OrderId id, PressOrder order) {
      with(id.press(), station -> station.ordered(order, reported(id)));
    }
  }

  private final class Hands implements SharedPresses.Hands {
    @Override
    public void take(PressId press, Assignment assignment) {
      PressStation before = stations.get(press);
      if (before == null) {
        stations.put(press, station(press));
        takeUp(press, Optional.of(assignment));
      } else {
        before.assigned(assignment);
      }
    }

    @Override
    public void letGo(PressId press) {
      PressStation station = stations.remove(press);
      if (station != null) {
        station.letGo("the bridge " + territory.bridge() + " has let go of it");
      }
    }
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
   * have said; and above what another bridge was heard to say, whose clock may be ahead.
   */
  private long reported(OrderId order) {
    return board.reports().waiting().keySet().stream()
        .filter(id -> id.order().equals(order))
        .mapToLong(Board.ReportId::n)
        .reduce(Math.max(time.now().toEpochMilli(), reported.last(order)), Math::max);
  }

  /** How many presses it drives at the moment. */
  public int presses() {
    return stations.size();
  }

  /** The presses it could drive. */
  public Set<PressId> reached() {
    return territory.presses().keySet();
  }

  /** What was counted of each press it drives, since it does. For any thread. */
  public Map<PressId, PollFigures> figures() {
    Map<PressId, PollFigures> all = new LinkedHashMap<>();
    stations.forEach((id, station) -> all.put(id, station.figures()));
    return all;
  }

  /** The same of one press, if it drives it. For any thread. */
  public Optional<PollFigures> figures(PressId press) {
    return Optional.ofNullable(stations.get(press)).map(PressStation::figures);
  }

  /**
   * Stops scanning. Nothing is commanded on the way out: a stroke under way goes on as its program
   * says for the loss of its host.
   */
  @Override
  public void close() {
    watches.forEach(Watch::close);
    if (shared != null) {
      shared.close();
    }
    stations.values().forEach(PressStation::close);
  }
}
