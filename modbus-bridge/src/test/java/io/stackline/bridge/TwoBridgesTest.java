package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.plcsim.MemoryPress;
import io.stackline.press.LossAction;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.SegmentType;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two bridges with one nonce, a simulated press and links that lose, delay and fail, by seeds: no
 * stroke is started twice, and what the bridges say of a start is never false.
 */
class TwoBridgesTest {
  private static final Duration STORY = Duration.ofMinutes(6);
  private static final Temperature ROOM = Temperature.ofCelsius(25);

  /** A bridge, its own board and what it said there. */
  private static final class Side {
    final LocalBoard board = new LocalBoard();
    final List<OrderReport> reports = new ArrayList<>();
    final List<PressOrder.RunProgram> strokes = new ArrayList<>();
    final LossyLink link;
    private final VirtualTime time;
    private ModbusBridge bridge;
    private long number;

    Side(String name, LossyLink link, VirtualTime time) {
      this.link = link;
      this.time = time;
      board.reports().watch((id, report) -> reports.add(report));
      Assignment assignment = new Assignment(Rig.P1, name, Rig.NONCE, 1);
      board.assignments().publish(Rig.P1, new Stamp(1, 1), assignment);
      bridge = ModbusBridge.start(Rig.site(), board, time, press -> link);
    }

    OrderId next() {
      return new OrderId(Rig.P1, ++number);
    }

    void order(PressOrder order) {
      assertTrue(board.orders().post(order.id(), order));
    }

    void stroke(long runNumber) {
      PressOrder.RunProgram order =
          new PressOrder.RunProgram(
              next(), 1, new RunId("R2"), "densify", program(runNumber), limits());
      strokes.add(order);
      order(order);
    }

    void dies() {
      bridge.close();
      bridge = ModbusBridge.start(Rig.site(), board, time, press -> link);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 11, 33, 43, 46})
  void nothingIsStartedTwiceAndNothingSaidOfAStartIsFalse(long seed) {
    Random random = new Random(seed);
    VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
    MemoryPress press = new MemoryPress(seed);
    run(press, time.crank("plc"));
    Crank net = time.crank("net");
    Side one = new Side("one", new LossyLink(press, random, net, time::now), time);
    time.advance(Duration.ofMillis(3));
    Side two = new Side("two", new LossyLink(press, random, net, time::now), time);

    long runNumber = 1000;
    Instant end = time.now().plus(STORY);
    while (time.now().isBefore(end)) {
      Side side = random.nextBoolean() ? one : two;
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3, 4 -> side.stroke(++runNumber);
        case 5 -> side.order(new PressOrder.Pause(side.next(), 1, runNumber));
        case 6 -> side.order(new PressOrder.Continue(side.next(), 1, runNumber));
        case 7 -> side.order(new PressOrder.Abort(side.next(), 1, runNumber));
        case 8 -> side.order(new PressOrder.ResetAlarm(side.next(), 1));
        default -> {
          if (random.nextInt(3) == 0) {
            press.restart();
          } else {
            side.dies();
          }
        }
      }
      time.advance(Duration.ofMillis(2000 + random.nextInt(16_000)));
    }
    time.advance(Duration.ofMinutes(2));

    List<Long> started = press.started();
    Set<Long> once = new HashSet<>(started);
    assertEquals(once.size(), started.size(), "started twice: " + started);
    assertFalse(started.isEmpty(), "no stroke at all was started");
    compare(one, once);
    compare(two, once);
  }

  private static void run(MemoryPress press, Crank crank) {
    press.step();
    crank.after(Duration.ofMillis(press.stepMs()), () -> run(press, crank));
  }

  private static void compare(Side side, Set<Long> started) {
    for (PressOrder.RunProgram order : side.strokes) {
      for (OrderReport report : side.reports) {
        if (report.order().equals(order.id())) {
          boolean says =
              report.progress() instanceof Progress.Running
                  || report.progress() instanceof Progress.Ended;
          boolean denies = report.progress() instanceof Progress.Refused;
          boolean was = started.contains(order.runNumber());
          assertFalse(says && !was, () -> "never started: " + report);
          assertFalse(denies && was, () -> "was started: " + report);
        }
      }
    }
  }

  private static PressProgram program(long runNumber) {
    ForceRate rate = ForceRate.ofKNPerSecond(1);
    return new PressProgram(
        runNumber,
        List.of(
            segment(SegmentType.RAMP, 3, rate, Duration.ZERO),
            segment(SegmentType.DWELL, 3, ForceRate.ofKNPerSecond(0), Duration.ofSeconds(2)),
            segment(SegmentType.RELEASE, 0, rate, Duration.ZERO)),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(1),
        rate,
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  private static Segment segment(
      SegmentType type, double kilonewtons, ForceRate rate, Duration duration) {
    return new Segment(
        type,
        Set.of(),
        Force.ofKN(kilonewtons),
        rate,
        duration,
        Force.ofKN(0.3),
        ROOM,
        LossAction.BY_TYPE);
  }

  private static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(10),
        ForceRate.ofKNPerSecond(5),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        Force.ofKN(3),
        10,
        ForceRate.ofKNPerSecond(1),
        Area.ofMm2(78.54),
        1);
  }
}
