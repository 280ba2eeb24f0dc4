package io.stackline.bridge.point;

import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest requests that read some points under the limits of a device, in the order of tables
 * and addresses. A point lies within one request, and so do all points of one group; gaps between
 * points are read across unless they hold a hole.
 *
 * <p>From the lowest address not yet read a request reaches as far as the limits let it: whatever
 * request covers that address covers no point this one does not, so no plan has fewer.
 */
public record ReadPlan(List<Request> requests) {
  public ReadPlan {
    requests = List.copyOf(requests);
  }

  /**
   * One message.
   *
   * @param span registers or bits it asks for
   * @param points those decoded from its answer
   */
  public record Request(Spot span, List<Point> points) {
    public Request {
      points = List.copyOf(points);
    }
  }

  /** What must come from one request: a group, or a point that stands alone. */
  private record Lot(Spot span, List<Point> points) {}

  /**
   * Plans the reading of these points, each once.
   *
   * @throws IllegalArgumentException if the device cannot be read that way, with all {@link
   *     #problems}
   */
  public static ReadPlan of(Collection<Point> points, Device device) {
    List<String> problems = problems(points, device);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    List<Request> requests = new ArrayList<>();
    for (Table table : Table.values()) {
      List<Lot> lots =
          new ArrayList<>(lots(points).stream().filter(lot -> lot.span.table() == table).toList());
      lots.sort(Comparator.comparingInt((Lot lot) -> lot.span.address()));
      while (!lots.isEmpty()) {
        requests.add(next(lots, device));
      }
    }
    return new ReadPlan(requests);
  }

  /** Takes the lots of the next request out of those that are left. */
  private static Request next(List<Lot> left, Device device) {
    Spot first = left.get(0).span();
    int limit = first.address() + most(first.table(), device);
    for (Spot hole : device.holes()) {
      if (hole.table() == first.table() && hole.address() >= first.end()) {
        limit = Math.min(limit, hole.address());
      }
    }
    int end = first.end();
    List<Point> points = new ArrayList<>();
    for (Lot lot : left) {
      if (lot.span.end() <= limit) {
        end = Math.max(end, lot.span.end());
        points.addAll(lot.points);
      }
    }
    int reach = limit;
    left.removeIf(lot -> lot.span.end() <= reach);
    return new Request(new Spot(first.table(), first.address(), end - first.address()), points);
  }

  /** Why these points cannot be read from this device; empty if they can. */
  public static List<String> problems(Collection<Point> points, Device device) {
    List<String> problems = new ArrayList<>();
    for (Table table : Table.values()) {
      boolean used = points.stream().anyMatch(point -> point.spot().table() == table);
      if (used && !device.functions().contains(table.readFunction())) {
        problems.add(table + " is read by function " + table.readFunction() + ", not allowed here");
      }
    }
    for (Lot lot : lots(points)) {
      problems.addAll(problems(lot, device));
    }
    return problems;
  }

  private static List<String> problems(Lot lot, Device device) {
    List<String> problems = new ArrayList<>();
    String what =
        lot.points.size() == 1
            ? "point " + lot.points.get(0)
            : "group " + lot.points.get(0).upkeep().group();
    Table table = lot.span.table();
    if (lot.points.stream().anyMatch(point -> point.spot().table() != table)) {
      problems.add(what + " lies in more than one table and cannot come from one request");
      return problems;
    }
    int most = most(table, device);
    if (lot.span.count() > most) {
      problems.add(what + " spans " + lot.span.count() + ", but one request reads " + most);
    }
    for (Spot hole : device.holes()) {
      if (hole.overlaps(lot.span)) {
        problems.add(what + " cannot be read without touching the hole at " + hole.address());
      }
    }
    return problems;
  }

  private static int most(Table table, Device device) {
    return table.isBits() ? device.bitsMax() : device.readMax();
  }

  private static List<Lot> lots(Collection<Point> points) {
    List<Lot> lots = new ArrayList<>();
    Map<String, List<Point>> groups = new LinkedHashMap<>();
    for (Point point : points) {
      if (point.upkeep().group().isEmpty()) {
        lots.add(new Lot(point.spot(), List.of(point)));
      } else {
        groups.computeIfAbsent(point.upkeep().group(), name -> new ArrayList<>()).add(point);
      }
    }
    groups.values().forEach(group -> lots.add(new Lot(hull(group), List.copyOf(group))));
    return lots;
  }

  private static Spot hull(List<Point> group) {
    int from = group.stream().mapToInt(point -> point.spot().address()).min().orElseThrow();
    int end = group.stream().mapToInt(point -> point.spot().end()).max().orElseThrow();
    return new Spot(group.get(0).spot().table(), from, end - from);
  }
}
