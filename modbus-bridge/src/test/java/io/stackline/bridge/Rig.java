package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.Programs;
import io.stackline.map.Dialect;
import io.stackline.map.ExtraTag;
import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressProgram;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.StageKind;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.site.Site;
import io.stackline.time.VirtualTime;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Stiffness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A bridge, a fake press and a sequencer's side of the board, under virtual time. */
final class Rig implements AutoCloseable {
  /** Longer than any stroke of these tests. */
  static final Duration STROKE = Duration.ofMinutes(5);

  static final PressId P1 = new PressId("P1");
  static final long NONCE = 0xCAFE1234L;

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  final LocalBoard board = new LocalBoard();
  final FakePlc plc = new FakePlc(time);
  FakeLink link = new FakeLink(plc);
  private ModbusBridge bridge;
  private final List<OrderReport> reports = new ArrayList<>();
  private final List<ExtraTag> extras;
  private long number;

  Rig() {
    this(List.of());
  }

  /** With a press that has these tags besides. */
  Rig(List<ExtraTag> extras) {
    this.extras = extras;
    board.reports().watch((id, report) -> reports.add(report));
    board.assignments().publish(P1, new Stamp(1, 1), new Assignment(P1, "bridge", NONCE, 1));
    bridge = ModbusBridge.start(site(extras), board, time, press -> link);
  }

  static Site site() {
    return site(List.of());
  }

  static Site site(List<ExtraTag> extras) {
    Press press =
        new Press(
            P1,
            "25 t",
            Force.ofKN(245.2),
            ForceRate.ofKNPerSecond(10),
            Length.ofMm(80),
            Hydraulics.UNSPOKEN,
            new Stiffness(300e6),
            Length.ofMm(40),
            Length.ofMm(50),
            List.of(new ForceChannel(ForceChannel.Kind.HIGH, Force.ofKN(250), Force.ofKN(0.125))),
            Set.of(StageKind.LAMINATE));
    Site.Connection nowhere = Site.Connection.tcp("127.0.0.1", 1, 1, Duration.ofSeconds(1));
    return new Site(
        "test",
        "Test",
        Map.of(P1, new Site.PressSite(press, nowhere, new Dialect.Pressmap(), true, extras)),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new Site.OpcUa("127.0.0.1", "localhost", 0, false, false));
  }

  /** The bridge's process dies; another one starts with an empty memory. */
  void restartBridge() {
    bridge.close();
    link = new FakeLink(plc);
    bridge = ModbusBridge.start(site(extras), board, time, press -> link);
  }

  /** What the bridge has counted of the press. */
  PollFigures figures() {
    return Objects.requireNonNull(bridge.figures().get(P1));
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
    return run(Programs.brisk(runNumber));
  }

  OrderId run(PressProgram program) {
    return post(
        new PressOrder.RunProgram(
            next(), 1, new RunId("R2"), "laminate", program, Programs.limits()));
  }

  OrderId abort(long runNumber) {
    return post(new PressOrder.Abort(next(), 1, runNumber));
  }

  OrderId pause(long runNumber) {
    return post(new PressOrder.Pause(next(), 1, runNumber));
  }

  OrderId resume(long runNumber) {
    return post(new PressOrder.Continue(next(), 1, runNumber));
  }

  OrderId reattach(long runNumber) {
    return post(new PressOrder.Reattach(next(), 1, new RunId("R2"), "laminate", runNumber));
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  List<OrderReport> reports(OrderId order) {
    return reports.stream().filter(each -> each.order().equals(order)).toList();
  }

  /** What was said about an order, as class names in order. */
  List<String> story(OrderId order) {
    return reports(order).stream().map(each -> each.progress().getClass().getSimpleName()).toList();
  }

  /** Runs until the PLC is in this state. */
  void untilState(PressState state) {
    assertTrue(time.runUntil(() -> plc.state() == state, STROKE), "never " + state);
  }

  /** How a stroke ended, which it must have. */
  StrokeEnd end(OrderId order) {
    return assertInstanceOf(Progress.Ended.class, last(order)).end();
  }

  /** Why an order was refused, which it must have been. */
  Refusal refusal(OrderId order) {
    return assertInstanceOf(Progress.Refused.class, last(order)).refusal();
  }

  Progress last(OrderId order) {
    List<OrderReport> told = reports(order);
    if (told.isEmpty()) {
      throw new AssertionError("nothing was said about " + order);
    }
    return told.get(told.size() - 1).progress();
  }

  /** Runs until something of this kind was said about an order. */
  void until(OrderId order, Class<? extends Progress> kind, Duration limit) {
    Predicate<OrderReport> match = each -> kind.isInstance(each.progress());
    if (!time.runUntil(() -> reports(order).stream().anyMatch(match), limit)) {
      throw new AssertionError(
          "no " + kind.getSimpleName() + " within " + limit + ": " + reports(order));
    }
  }

  PressReading reading() {
    return board.readings().latest(P1).orElseThrow();
  }

  List<TraceChunk> chunks(OrderId order) {
    TreeMap<Long, TraceChunk> sorted = new TreeMap<>();
    board.traces().waiting().values().stream()
        .filter(chunk -> chunk.order().equals(order))
        .forEach(chunk -> sorted.put(chunk.n(), chunk));
    return new ArrayList<>(sorted.values());
  }

  @Override
  public void close() {
    bridge.close();
  }
}
