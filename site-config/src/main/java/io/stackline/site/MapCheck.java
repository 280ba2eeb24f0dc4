package io.stackline.site;

import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the points of one map as a whole, against each other and against their device. */
final class MapCheck {
  private static final Comparator<Point> BY_ADDRESS =
      Comparator.<Point, Table>comparing(each -> each.spot().table())
          .thenComparing(each -> each.spot().address())
          .thenComparing(each -> each.coding().bit());

  private final MapPoints points;
  private final Device device;
  private final String writes;
  private final Set<Place> told = new HashSet<>();

  /**
   * @param writes the key that says that a point is written
   */
  MapCheck(MapPoints points, Device device, String writes) {
    this.points = points;
    this.device = device;
    this.writes = writes;
  }

  void check() {
    points.all().values().forEach(this::checkAlone);
    checkOverlaps();
    checkGroups();
  }

  private void checkAlone(Point point) {
    Spot spot = point.spot();
    Table table = spot.table();
    if (table.isBits() && point.coding().type() != PointType.BOOL) {
      wrong(point, "is a " + word(table) + ", which is a single bit", "write type: bool");
      return;
    }
    if (spot.count() > max(table)) {
      wrong(
          point,
          "takes " + spot.count() + " registers, but one read is of at most " + device.readMax(),
          "see read-max of the device");
    }
    if (!device.functions().contains(table.readFunction())) {
      wrong(
          point,
          "is read by function " + table.readFunction() + ", which the device does not know",
          "add it to functions, or see whether the address names another table");
    }
    hole(spot)
        .ifPresent(
            hole -> wrong(point, "lies in the hole " + text(hole), "see holes of the device"));
    if (point.upkeep().writable()) {
      checkWritten(point, table);
    }
  }

  private void checkWritten(Point point, Table table) {
    if (table == Table.INPUT || table == Table.DISCRETE) {
      wrong(
          point,
          "is written, but " + word(table) + "s can only be read",
          "take " + writes + ": true out");
      return;
    }
    List<Integer> writers = table == Table.COIL ? List.of(5, 15) : List.of(6, 16);
    if (writers.stream().noneMatch(device.functions()::contains)) {
      wrong(
          point,
          "is written by function "
              + writers.get(0)
              + " or "
              + writers.get(1)
              + ", and the device knows neither",
          "add one to functions or take " + writes + ": true out");
    }
  }

  /** Bits may share a register, with each other and with the whole of it. */
  private void checkOverlaps() {
    List<Point> sorted = new ArrayList<>(points.all().values());
    sorted.sort(BY_ADDRESS);
    for (int i = 0; i < sorted.size(); i++) {
      Point one = sorted.get(i);
      for (int j = i + 1; j < sorted.size(); j++) {
        Point other = sorted.get(j);
        if (!one.spot().overlaps(other.spot())) {
          break;
        }
        if (!share(one, other)) {
          wrong(
              other,
              "overlaps " + one.name() + " at " + text(other.spot()),
              "correct the address, the type or the stride of one of the two");
          return;
        }
      }
    }
  }

  private static boolean share(Point one, Point other) {
    boolean first = one.coding().type() == PointType.BIT;
    boolean second = other.coding().type() == PointType.BIT;
    return (first && second)
        ? one.coding().bit() != other.coding().bit()
        : (first || second) && one.spot().equals(other.spot());
  }

  private void checkGroups() {
    Map<String, List<Point>> groups = new LinkedHashMap<>();
    for (Point each : points.all().values()) {
      if (!each.upkeep().group().isEmpty()) {
        groups.computeIfAbsent(each.upkeep().group(), name -> new ArrayList<>()).add(each);
      }
    }
    groups.forEach(this::checkGroup);
  }

  private void checkGroup(String name, List<Point> members) {
    Point first = members.get(0);
    int from = first.spot().address();
    int end = first.spot().end();
    for (Point each : members) {
      if (each.spot().table() != first.spot().table()) {
        wrong(
            each,
            "is of group " + name + " with " + first.name() + " of another table",
            "a request reads one table: take it out of the group");
        return;
      }
      from = Math.min(from, each.spot().address());
      end = Math.max(end, each.spot().end());
    }
    Spot span = new Spot(first.spot().table(), from, end - from);
    if (span.count() > max(span.table())) {
      wrong(
          first,
          "is of group "
              + name
              + ", which spans "
              + span.count()
              + " addresses, but one read is of"
              + " at most "
              + max(span.table()),
          "make the group smaller");
      return;
    }
    hole(span)
        .ifPresent(
            hole ->
                wrong(
                    first,
                    "is of group " + name + ", which spans the hole " + text(hole),
                    "make a group on either side of it"));
  }

  private Optional<Spot> hole(Spot spot) {
    return device.holes().stream().filter(spot::overlaps).findFirst();
  }

  private int max(Table table) {
    return table.isBits() ? device.bitsMax() : device.readMax();
  }

  /** Of several points that one entry describes, the first is told. */
  private void wrong(Point point, String what, String remedy) {
    Place place = points.place(point.name());
    if (told.add(place)) {
      points.problems().problem(Code.CONFLICT, place, point.name() + " " + what, remedy);
    }
  }

  private static String word(Table table) {
    return switch (table) {
      case COIL -> "coil";
      case DISCRETE -> "discrete input";
      case INPUT -> "input register";
      case HOLDING -> "holding register";
    };
  }

  private static String text(Spot spot) {
    String first = "0x%04X".formatted(spot.address());
    return spot.count() == 1 ? first : first + " to 0x%04X".formatted(spot.end() - 1);
  }
}
