package io.stackline.bridge.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Device;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadPlanTest {
  private static final Set<Integer> READS = Set.of(1, 3);

  /** HYPRO-RTU reads at most 16 registers: control to position in one, the flags in another. */
  @Test
  void aDeviceThatReadsSixteenRegistersIsReadInTwo() {
    List<Point> points = new ArrayList<>();
    points.add(Points.u16(0, Points.WRITTEN));
    for (int address : new int[] {10, 12, 14}) {
      points.add(Points.holding("f" + address, address, PointType.F32, WordOrder.BADC));
    }
    for (int address = 20; address < 32; address++) {
      points.add(Points.u16(address, Points.WRITTEN));
    }

    ReadPlan plan = ReadPlan.of(points, Points.device(READS, 16, 1));

    assertEquals(List.of(holding(0, 16), holding(20, 12)), spans(plan));
  }

  @Test
  void aHoleIsReadAroundAndAGapAcross() {
    List<Point> points = List.of(plain(0), plain(5), plain(9));

    assertEquals(List.of(holding(0, 10)), spans(ReadPlan.of(points, Points.device(READS, 125, 1))));
    Device holed = Points.device(READS, 125, 1, holding(3, 1), new Spot(Table.INPUT, 7, 1));
    assertEquals(List.of(holding(0, 1), holding(5, 5)), spans(ReadPlan.of(points, holed)));
  }

  @Test
  void aGroupStaysTogetherThoughOthersCouldFillTheFirstRequest() {
    List<Point> points =
        List.of(plain(0), Points.u16(3, group("g")), Points.u16(6, group("g")), plain(2));

    ReadPlan plan = ReadPlan.of(points, Points.device(READS, 5, 1));

    assertEquals(List.of(holding(0, 3), holding(3, 4)), spans(plan));
  }

  @Test
  void eachTableHasItsOwnRequestsAndLimits() {
    List<Point> points = List.of(plain(0), Points.coil(0), Points.coil(1999));

    ReadPlan plan = ReadPlan.of(points, Points.device(READS, 1, 1));

    assertEquals(List.of(new Spot(Table.COIL, 0, 2000), holding(0, 1)), spans(plan));
  }

  @Test
  void whatCannotBeReadIsRefusedWithEveryReason() {
    List<Point> points =
        List.of(
            Points.coil(0),
            Points.u16(0, group("a")),
            Points.u16(9, group("a")),
            Points.holding("wide", 20, PointType.F64, WordOrder.ABCD),
            Points.u16(40, group("b")),
            Points.u16(42, group("b")),
            Points.u16(50, group("c")),
            new Point(
                "c", new Spot(Table.INPUT, 51, 1), plain(0).coding(), Meaning.PLAIN, group("c")));
    Device device = Points.device(Set.of(3), 3, 1, holding(41, 1));

    List<String> problems = ReadPlan.problems(points, device);

    assertEquals(
        List.of(
            "COIL is read by function 1, not allowed here",
            "INPUT is read by function 4, not allowed here",
            "point wide spans 4, but one request reads 3",
            "group a spans 10, but one request reads 3",
            "group b cannot be read without touching the hole at 41",
            "group c lies in more than one table and cannot come from one request"),
        problems);
    assertThrows(IllegalArgumentException.class, () -> ReadPlan.of(points, device));
  }

  /** No partition of the points into requests is smaller than the plan's. */
  @Test
  void noPlanHasFewerRequests() {
    int compared = 0;
    for (long seed = 1; seed <= 3000; seed++) {
      Random random = new Random(seed);
      Device device = device(random);
      List<Point> points = points(random);
      if (!ReadPlan.problems(points, device).isEmpty()) {
        continue;
      }
      ReadPlan plan = ReadPlan.of(points, device);
      check(plan, points, device, "seed " + seed);
      assertEquals(fewest(points, device), plan.requests().size(), "seed " + seed);
      compared++;
    }
    assertTrue(compared > 1000, "only " + compared + " maps could be read at all");
  }

  private static Device device(Random random) {
    Spot[] holes = new Spot[random.nextInt(3)];
    for (int n = 0; n < holes.length; n++) {
      holes[n] = holding(random.nextInt(30), 1 + random.nextInt(2));
    }
    return Points.device(READS, 2 + random.nextInt(12), 1, holes);
  }

  private static List<Point> points(Random random) {
    List<Point> points = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int n = 0; n < count; n++) {
      PointType type = random.nextBoolean() ? PointType.U16 : PointType.F32;
      String group = random.nextInt(4) == 0 ? "g" : "";
      points.add(
          Points.holding(
              "p" + n, random.nextInt(30), type, WordOrder.ABCD, Meaning.PLAIN, group(group)));
    }
    return points;
  }

  private static void check(ReadPlan plan, List<Point> points, Device device, String which) {
    Set<String> read = new HashSet<>();
    for (ReadPlan.Request request : plan.requests()) {
      assertTrue(request.span().count() <= device.readMax(), which);
      assertTrue(device.holes().stream().noneMatch(request.span()::overlaps), which);
      for (Point point : request.points()) {
        assertTrue(read.add(point.name()), which);
        assertTrue(point.spot().address() >= request.span().address(), which);
        assertTrue(point.spot().end() <= request.span().end(), which);
      }
      long grouped = request.points().stream().filter(ReadPlanTest::isGrouped).count();
      assertTrue(
          grouped == 0 || grouped == points.stream().filter(ReadPlanTest::isGrouped).count(),
          which);
    }
    assertEquals(points.size(), read.size(), which);
  }

  private static boolean isGrouped(Point point) {
    return !point.upkeep().group().isEmpty();
  }

  private static int fewest(List<Point> points, Device device) {
    return fewest(points, 0, new ArrayList<>(), device, points.size());
  }

  /** Puts each point into each request there is, or into one of its own. */
  private static int fewest(
      List<Point> points, int next, List<List<Point>> requests, Device device, int best) {
    if (requests.size() > best) {
      return best;
    }
    if (next == points.size()) {
      return requests.stream().allMatch(one -> isPossible(one, points, device))
          ? Math.min(best, requests.size())
          : best;
    }
    int found = best;
    for (int n = 0; n <= requests.size(); n++) {
      if (n == requests.size()) {
        requests.add(new ArrayList<>());
      }
      List<Point> into = requests.get(n);
      into.add(points.get(next));
      found = fewest(points, next + 1, requests, device, found);
      into.remove(into.size() - 1);
      if (into.isEmpty()) {
        requests.remove(n);
        break;
      }
    }
    return found;
  }

  private static boolean isPossible(List<Point> request, List<Point> all, Device device) {
    int from = request.stream().mapToInt(point -> point.spot().address()).min().orElseThrow();
    int end = request.stream().mapToInt(point -> point.spot().end()).max().orElseThrow();
    Spot span = holding(from, end - from);
    long grouped = request.stream().filter(ReadPlanTest::isGrouped).count();
    return span.count() <= device.readMax()
        && device.holes().stream().noneMatch(span::overlaps)
        && (grouped == 0 || grouped == all.stream().filter(ReadPlanTest::isGrouped).count());
  }

  private static Point plain(int address) {
    return Points.u16(address, Points.WRITTEN);
  }

  private static Upkeep group(String name) {
    return Points.upkeep(name, false, false);
  }

  private static Spot holding(int address, int count) {
    return new Spot(Table.HOLDING, address, count);
  }

  private static List<Spot> spans(ReadPlan plan) {
    return plan.requests().stream().map(ReadPlan.Request::span).toList();
  }
}
