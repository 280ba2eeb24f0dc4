package io.stackline.opcua;

import io.stackline.map.Coding;
import io.stackline.map.Device;
import io.stackline.map.MapId;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.RegisterMap;
import io.stackline.map.Spot;
import io.stackline.map.StateRule;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import io.stackline.press.PressState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A press of another maker that is only watched and shows three further points. */
final class VendorMap {
  static final RegisterMap WATCHED = watched();

  private VendorMap() {}

  private static RegisterMap watched() {
    Map<String, Point> points = new LinkedHashMap<>();
    add(points, point("pump-current", 0, PointType.U16, 1, "A", 0, 25));
    add(points, point("filter-clogged", 1, PointType.BOOL, 1, "", -1, Double.POSITIVE_INFINITY));
    add(points, point("firmware", 2, PointType.STRING, 4, "", -1, Double.POSITIVE_INFINITY));
    Device device = new Device(Set.of(4), 16, 1, 16, List.of(), Map.of(), Duration.ZERO);
    return new RegisterMap(
        new MapId("watched"),
        "a watched press",
        "this test",
        device,
        points,
        Map.of(),
        Map.of(),
        List.of(new StateRule(PressState.IDLE, List.of())),
        Optional.empty(),
        List.copyOf(points.keySet()),
        RegisterMap.Extras.NONE);
  }

  private static void add(Map<String, Point> points, Point point) {
    points.put(point.name(), point);
  }

  private static Point point(
      String name, int address, PointType type, int count, String unit, double min, double max) {
    return new Point(
        name,
        new Spot(Table.INPUT, address, count),
        new Coding(type, WordOrder.ABCD, 0),
        new Meaning(1, 0, unit, OptionalDouble.empty(), min, max),
        Upkeep.READ);
  }
}
