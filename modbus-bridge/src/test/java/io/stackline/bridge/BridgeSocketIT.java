package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.link.Lines;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.link.ScriptedPlc;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.bridge.register.Programs;
import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bridge as it is shipped: real time, real sockets, j2mod. */
@Timeout(60)
class BridgeSocketIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Slow enough that the 1024 samples of the PLC's ring outlast 0.8 s of a machine's pause. */
  private static final double SPEED = 12;

  /** The longest lease: what a pause does to a shorter one is told in virtual time, elsewhere. */
  private static final Pace PATIENT =
      new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60));

  private static ScriptedPlc serve(FakePlc plc) throws Exception {
    return ScriptedPlc.start(
        (request, wire) -> {
          List<Integer> pdu = request.pdu();
          int count = pdu.get(3) << 8 | pdu.get(4);
          synchronized (plc) {
            switch (request.function()) {
              case 4 -> wire.send(request.registers(plc.input(request.address(), count)));
              case 3 -> {
                int[] words = new int[count];
                System.arraycopy(plc.holding, request.address(), words, 0, count);
                wire.send(request.registers(words));
              }
              default -> {
                int[] words = new int[count];
                for (int i = 0; i < count; i++) {
                  words[i] = pdu.get(6 + 2 * i) << 8 | pdu.get(7 + 2 * i);
                }
                plc.write(request.address(), words);
                wire.send(request.written());
              }
            }
          }
        });
  }

  private static Site at(ScriptedPlc server) {
    return Rig.site().withConnections(Map.of(Rig.P1, server.connection(TIMEOUT)));
  }

  @Test
  void aStrokeRunsOverRealSocketsInTwelvefoldTime() throws Exception {
    SystemTime time = SystemTime.scaled(SPEED);
    FakePlc plc = new FakePlc(time);
    LocalBoard board = new LocalBoard();
    CompletableFuture<Progress> end = new CompletableFuture<>();
    board
        .reports()
        .watch(
            (id, report) -> {
              if (report.progress().isFinal()) {
                end.complete(report.progress());
              }
            });
    try (ScriptedPlc server = serve(plc);
        ModbusBridge bridge =
            ModbusBridge.start(at(server), board, time, new Lines()::link, PATIENT)) {
      assertEquals(1, bridge.presses());
      board
          .assignments()
          .publish(Rig.P1, new Stamp(1, 1), new Assignment(Rig.P1, "bridge", Rig.NONCE, 1));
      PressOrder order =
          new PressOrder.RunProgram(
              new OrderId(Rig.P1, 1),
              1,
              new RunId("R2"),
              "laminate",
              Programs.brisk(1001),
              Programs.limits());
      assertTrue(board.orders().post(order.id(), order));

      OrderReport.StrokeEnd stroke = ((Progress.Ended) end.get(40, TimeUnit.SECONDS)).end();

      assertEquals(PressState.COMPLETE, stroke.state());
      assertEquals(Duration.ofSeconds(30), stroke.dwellCredited());
      assertTrue(stroke.samplesRead() > 3000, stroke.toString());
      assertEquals(1, plc.executed.stream().filter(each -> each.startsWith("START")).count());
    }
  }

  @Test
  void aPressThatRefusesConnectionsIsLostAndItsAddressIsNamed() throws Exception {
    SystemTime time = SystemTime.real();
    LocalBoard board = new LocalBoard();
    CountDownLatch lost = new CountDownLatch(1);
    board
        .readings()
        .watch(
            (id, reading) -> {
              if (reading.quality() == Quality.BAD) {
                lost.countDown();
              }
            });
    ScriptedPlc server = serve(new FakePlc(time));
    Site site = at(server);
    server.pullThePlug();
    try (ModbusBridge bridge = ModbusBridge.start(site, board, time)) {
      assertEquals(1, bridge.presses());
      assertTrue(lost.await(20, TimeUnit.SECONDS));
      String remark = board.readings().latest(Rig.P1).orElseThrow().remark();
      assertTrue(remark.contains("127.0.0.1:" + server.port()), remark);
    }
  }

  @Test
  void theProbeReadsARealSocket() throws Exception {
    try (ScriptedPlc server = serve(new FakePlc(SystemTime.real()));
        PlcLink link = Lines.alone(server.connection(TIMEOUT))) {
      List<TagValue> values = Probe.read(link);

      assertEquals(PressmapTag.values().length, values.size());
      assertEquals(5, server.seen().size(), "five blocks, five reads");
    }
  }
}
