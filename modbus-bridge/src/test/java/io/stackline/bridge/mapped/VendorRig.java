package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.ModbusBridge;
import io.stackline.map.ExtraTag;
import io.stackline.press.Doubt;
import io.stackline.press.LossAction;
import io.stackline.press.PressId;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.PressReading;
import io.stackline.press.Quality;
import io.stackline.press.SegmentType;
import io.stackline.press.Signal;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.site.Site;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A bridge, a toy press with one of the maps that ship, and a sequencer's side of the board. */
final class VendorRig implements AutoCloseable {
  static final PressId P1 = new PressId("P1");
  static final Duration TICK = Duration.ofMillis(10);

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  final LocalBoard board = new LocalBoard();
  final ToyPress press;
  private final Site site;
  private final Crank ticks;
  ToyLink link;
  private ModbusBridge bridge;
  private final List<OrderReport> reports = new ArrayList<>();
  private long number;

  VendorRig(String map, ToyPress press) {
    this(ShippedPresses.site(map), press);
  }

  private VendorRig(Site site, ToyPress press) {
    this.press = press;
    this.site = site;
    this.ticks = time.crank("toy");
    this.link = new ToyLink(press);
    press.show();
    ticks.execute(this::tick);
    board.reports().watch((id, report) -> reports.add(report));
    board.assignments().publish(P1, new Stamp(1, 1), new Assignment(P1, "bridge", 7, 1));
    bridge = ModbusBridge.start(site, board, time, each -> link);
  }

  static VendorRig hypro() {
    return new VendorRig("hypro-rtu", new ToyHypro());
  }

  static VendorRig prestek() {
    return new VendorRig("prestek", new ToyPrestek());
  }

  static VendorRig plain() {
    return new VendorRig("plain-press", new ToyPlain());
  }

  static VendorRig plain(List<ExtraTag> extras) {
    return new VendorRig(ShippedPresses.site("plain-press", extras), new ToyPlain());
  }

  private void tick() {
    press.tick(TICK.toMillis() / 1e3);
    ticks.after(TICK, this::tick);
  }

  /** 240 MPa on a bore of 10 mm, a preload before it, released in two rates. */
  static PressProgram program(long runNumber) {
    Force target = Force.ofKN(18.85);
    ForceRate rate = ForceRate.ofKNPerSecond(0.785);
    return new PressProgram(
        runNumber,
        List.of(
            segment(SegmentType.PRELOAD, Force.ofKN(0.4), rate, Duration.ofSeconds(5)),
            segment(SegmentType.RAMP, target, rate, Duration.ZERO),
            segment(SegmentType.DWELL, target, new ForceRate(0), Duration.ofSeconds(20)),
            segment(SegmentType.RELEASE, Force.ZERO, rate, Duration.ZERO)),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.25),
        rate,
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  static Segment segment(SegmentType type, Force target, ForceRate rate, Duration duration) {
    Set<SegmentFlag> flags =
        switch (type) {
          case RAMP -> Set.of(SegmentFlag.SOFT_LANDING);
          case DWELL -> Set.of(SegmentFlag.GUARANTEED_SOAK);
          default -> Set.of();
        };
    Temperature room = Temperature.ofCelsius(25);
    return new Segment(
        type, flags, target, rate, duration, Force.ofKN(0.19), room, LossAction.BY_TYPE);
  }

  static PressLimits limits() {
    return new PressLimits(
        Force.ofKN(20),
        ForceRate.ofKNPerSecond(1.57),
        Length.ofMm(45),
        Temperature.ofCelsius(60),
        Force.ofKN(0.4),
        10,
        ForceRate.ofKNPerSecond(0.785),
        Area.ofMm2(78.54),
        1);
  }

  /** The bridge's process dies; another one starts with an empty memory. */
  void restartBridge() {
    bridge.close();
    link = new ToyLink(press);
    bridge = ModbusBridge.start(site, board, time, each -> link);
  }

  OrderId next() {
    return new OrderId(P1, ++number);
  }

  OrderId post(PressOrder order) {
    if (!board.orders().post(order.id(), order)) {
      throw new IllegalStateException("orders lane is full");
    }
    return order.id();
  }

  OrderId run(long runNumber) {
    return run(program(runNumber));
  }

  OrderId run(PressProgram program) {
    RunId run = new RunId("R1");
    return post(new PressOrder.RunProgram(next(), 1, run, "densify", program, limits()));
  }

  OrderId abort(long runNumber) {
    return post(new PressOrder.Abort(next(), 1, runNumber));
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  List<OrderReport> reports(OrderId order) {
    return reports.stream().filter(each -> each.order().equals(order)).toList();
  }

  List<String> story(OrderId order) {
    return reports(order).stream().map(each -> each.progress().getClass().getSimpleName()).toList();
  }

  Progress last(OrderId order) {
    List<OrderReport> told = reports(order);
    if (told.isEmpty()) {
      throw new AssertionError("nothing was said about " + order);
    }
    return told.get(told.size() - 1).progress();
  }

  StrokeEnd end(OrderId order) {
    return assertInstanceOf(Progress.Ended.class, last(order), () -> last(order).toString()).end();
  }

  String refusal(OrderId order) {
    return assertInstanceOf(Progress.Refused.class, last(order)).refusal().reason();
  }

  String unknown(OrderId order) {
    return assertInstanceOf(Progress.Unknown.class, last(order)).reason();
  }

  PressReading reading() {
    return board.readings().latest(P1).orElseThrow();
  }

  static Quality quality(PressReading.Fresh reading, Signal signal) {
    return Optional.ofNullable(reading.sampled().doubts().get(signal))
        .map(Doubt::quality)
        .orElse(Quality.GOOD);
  }

  long samples(OrderId order) {
    return board.traces().waiting().values().stream()
        .filter(chunk -> chunk.order().equals(order))
        .map(TraceChunk::samples)
        .mapToLong(List::size)
        .sum();
  }

  @Override
  public void close() {
    bridge.close();
    ticks.close();
  }
}
