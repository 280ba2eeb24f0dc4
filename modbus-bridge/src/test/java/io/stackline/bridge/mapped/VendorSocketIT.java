package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.ModbusBridge;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Words;
import io.stackline.map.Dialect;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.BenchBlock;
import io.stackline.plcsim.BenchLayer;
import io.stackline.plcsim.Materials;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.server.Address;
import io.stackline.plcsim.server.Fault;
import io.stackline.plcsim.server.Mishap;
import io.stackline.plcsim.server.Rack;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import io.stackline.plcsim.vendor.VendorKind;
import io.stackline.plcsim.vendor.VendorPress;
import io.stackline.press.LossAction;
import io.stackline.press.PressId;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.press.SegmentType;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.SystemTime;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The presses of the shipped mixed line, as their own programs play them: real time, real sockets,
 * one gateway for three of them.
 */
@Timeout(60)
class VendorSocketIT {
  private static final double SPEED = 10;
  private static final PressId DEAD = new PressId("H5");
  private static final Force TARGET = Force.ofKN(6);

  /** What the dead unit costs those it shares a line with, each time it is asked. */
  private static final Duration DEAD_TIMEOUT = Duration.ofMillis(200);

  /** A machine may pause for longer than that; the others must not be given up for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Bench bench = new Bench();
  private final LocalBoard board = new LocalBoard();
  private final List<Played> line = new ArrayList<>();

  /** A press that is played, where it is reached, and how its stroke ended. */
  private record Played(
      PressId id, SimulatedPress press, Connection connection, CompletableFuture<Progress> end) {
    boolean isDead() {
      return id.equals(DEAD);
    }

    boolean isBehindTheGateway() {
      return connection.line() instanceof Line.RtuOverTcp;
    }
  }

  private void start(Rack rack, PressSite site) throws IOException {
    if (!(site.dialect() instanceof Dialect.Mapped mapped)) {
      return;
    }
    boolean rtu = site.connection().line() instanceof Line.RtuOverTcp;
    int unit = site.connection().unit();
    int gateway =
        line.stream()
            .filter(Played::isBehindTheGateway)
            .map(each -> each.press().port())
            .findFirst()
            .orElse(0);
    SimulatedPressConfig config =
        new SimulatedPressConfig(
            site.press().id().value(),
            rtu ? Address.rtuOverTcp(gateway, unit) : Address.tcp(0, unit),
            PlantParameters.reference25t(),
            SensorParameters.highOnly(),
            PlcParameters.reference(1),
            unit);
    VendorKind kind = VendorKind.of(mapped.map().id().value()).orElseThrow();
    SimulatedPress press = VendorPress.start(kind, config, rack, bench, SPEED);
    Line reached =
        rtu
            ? new Line.RtuOverTcp("127.0.0.1", press.port())
            : new Line.Tcp("127.0.0.1", press.port());
    PressId id = site.press().id();
    Duration timeout = id.equals(DEAD) ? DEAD_TIMEOUT : TIMEOUT;
    Connection connection = new Connection(reached, unit, timeout, Duration.ofMillis(rtu ? 5 : 0));
    line.add(new Played(id, press, connection, new CompletableFuture<>()));
  }

  /** The simulated operator puts a die with 100 mg of electrolyte under a press. */
  private static void load(long cell, Connection at) throws Exception {
    int unit = VendorPress.benchUnit(at.unit());
    Connection beside = new Connection(at.line(), unit, TIMEOUT, at.gap());
    BenchLayer powder = new BenchLayer.PowderLoad(Materials.LPSCL, 100);
    try (PlcLink hands = Lines.alone(beside)) {
      for (BenchBlock each :
          List.of(
              BenchBlock.newCell(cell, 10, 1),
              BenchBlock.addLayer(cell, powder, 2),
              BenchBlock.place(cell, 3))) {
        hands.write(Words.at(Bench.FIRST_REGISTER, each.registers()));
      }
      Words said = hands.readHolding(Bench.ACK_REGISTER, Bench.ACK_REGISTERS);
      assertEquals(0, said.u16(Bench.ACK_REGISTER + 2), "reason");
      assertEquals(1, said.u16(Bench.ACK_REGISTER + 3), "layers");
    }
  }

  /** 6 kN within 6 s, held for 10 s. */
  private static PressProgram program() {
    ForceRate rate = ForceRate.ofKNPerSecond(1);
    return new PressProgram(
        1001,
        List.of(
            segment(SegmentType.RAMP, TARGET, rate, Duration.ZERO),
            segment(SegmentType.DWELL, TARGET, new ForceRate(0), Duration.ofSeconds(10)),
            segment(SegmentType.RELEASE, Force.ZERO, rate, Duration.ZERO)),
        Force.ofKN(0.15),
        Speed.ofMmPerSecond(0.25),
        rate,
        LossAction.BY_TYPE,
        Duration.ZERO,
        Force.ZERO);
  }

  private static Segment segment(
      SegmentType type, Force target, ForceRate rate, Duration duration) {
    Temperature room = Temperature.ofCelsius(25);
    return new Segment(
        type, Set.of(), target, rate, duration, Force.ofKN(0.19), room, LossAction.BY_TYPE);
  }

  /**
   * Those of the rig, but for the rate: presses that live ten times as fast as the machine they are
   * played on catch up at once when it stalls. The watch over rates is proven in virtual time.
   */
  private static PressLimits limits() {
    PressLimits usual = VendorRig.limits();
    return new PressLimits(
        usual.forceCap(),
        ForceRate.ofKNPerSecond(1_000),
        usual.positionMax(),
        usual.temperatureCap(),
        usual.overshootTrip(),
        usual.imbalanceTripPercent(),
        usual.abortRate(),
        usual.dieArea(),
        usual.id());
  }

  private void order(PressId press) {
    board.assignments().publish(press, new Stamp(1, 1), new Assignment(press, "bridge", 7, 1));
    PressOrder order =
        new PressOrder.RunProgram(
            new OrderId(press, 1), 1, new RunId("R1"), "densify", program(), limits());
    assertTrue(board.orders().post(order.id(), order));
  }

  @Test
  void everyKindOfPressMakesAStrokeAndADeadUnitHoldsUpNobody() throws Exception {
    SiteResult read = SiteReader.read(Path.of("..", "site-config", "sites", "mixed-line"));
    Site site = assertInstanceOf(SiteResult.Read.class, read).site();
    board
        .reports()
        .watch(
            (any, report) ->
                line.stream()
                    .filter(each -> each.id().equals(report.order().press()))
                    .filter(each -> report.progress().isFinal())
                    .forEach(each -> each.end().complete(report.progress())));
    try (Rack rack = Rack.open(System::nanoTime)) {
      for (PressSite each : site.presses().values()) {
        start(rack, each);
      }
      line.stream().filter(Played::isDead).forEach(VendorSocketIT::kill);
      List<Played> working = line.stream().filter(each -> !each.isDead()).toList();
      assertEquals(4, working.size());
      long cell = 0;
      for (Played each : working) {
        load(++cell, each.connection());
      }
      Map<PressId, Connection> reached =
          line.stream().collect(Collectors.toMap(Played::id, Played::connection));
      try (ModbusBridge bridge =
          ModbusBridge.start(site.withConnections(reached), board, SystemTime.scaled(SPEED))) {
        assertEquals(6, bridge.presses());
        working.forEach(each -> order(each.id()));
        for (Played each : working) {
          pressed(each.id(), each.end().get(30, TimeUnit.SECONDS));
        }
        assertEquals(Quality.BAD, board.readings().latest(DEAD).orElseThrow().quality());
      }
    }
  }

  private static void kill(Played unit) {
    unit.press().fault(Fault.Order.now(Fault.OnWire.of(Mishap.DEAD, 1)), 1);
  }

  private void pressed(PressId press, Progress progress) {
    StrokeEnd end =
        assertInstanceOf(Progress.Ended.class, progress, () -> press + " " + progress).end();
    assertEquals(PressState.COMPLETE, end.state(), press + " " + end.remark());
    assertEquals(TARGET.toKN(), end.peak().toKN(), 0.1, press + " peak");
    // Time between readings far apart is not credited, and each time-out of the dead unit makes
    // them so.
    double credited = end.dwellCredited().toMillis() / 1e3;
    assertTrue(credited > 2 && credited < 13, press + " credited " + credited + " s of 10 s");
    assertTrue(end.samplesRead() > 15, press + " " + end);
    PressReading reading = board.readings().latest(press).orElseThrow();
    assertEquals(Quality.GOOD, reading.quality(), press.value());
  }
}
