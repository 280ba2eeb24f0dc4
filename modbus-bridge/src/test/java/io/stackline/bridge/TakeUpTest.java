package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.Programs;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strokes that outlive a bridge or a sequencer. */
class TakeUpTest {
  @Test
  void aRestartedBridgeCommandsNothingUntilItIsAskedToTakeTheStrokeUp() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.board.orders().settle(order);
      List<String> before = List.copyOf(rig.plc.executed);
      rig.restartBridge();
      rig.advance(Duration.ofSeconds(10));
      assertEquals(before, rig.plc.executed);
      assertFalse(rig.link.log.stream().anyMatch(each -> each.startsWith("write")));
      assertEquals(PressState.DWELL, rig.reading().status().orElseThrow().state());

      OrderId reattach = rig.reattach(1001);
      rig.advance(Duration.ofSeconds(2));
      assertEquals(List.of("Accepted", "Running"), rig.story(reattach));
      assertTrue(rig.plc.isOwned(), "the heartbeat goes on");
      rig.until(reattach, Progress.Ended.class, Rig.STROKE);

      assertEquals(PressState.COMPLETE, rig.end(reattach).state());
      assertEquals(Duration.ofSeconds(30), rig.end(reattach).dwellCredited());
      assertTrue(rig.end(reattach).samplesLost() > 500);
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
    }
  }

  @Test
  void aRestartedBridgeThatFindsItsOldOrderTakesTheStrokeUpInsteadOfStartingIt() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.restartBridge();
      rig.until(order, Progress.Ended.class, Rig.STROKE);

      assertEquals(PressState.COMPLETE, rig.end(order).state());
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      assertEquals(1, Collections.frequency(rig.plc.executed, "VALIDATE"));
    }
  }

  /** Its predecessor had said so and died before it settled the order. */
  @Test
  void aRestartedBridgeDoesNotTakeUpAnOrderThatIsOver() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.until(order, Progress.Ended.class, Rig.STROKE);
      PressOrder again = new PressOrder.Reattach(order, 1, new RunId("run"), "densify", 1001);
      rig.board.orders().post(order, again);
      int said = rig.reports(order).size();
      rig.restartBridge();
      rig.advance(Duration.ofSeconds(5));

      assertEquals(said, rig.reports(order).size());
      assertTrue(rig.board.orders().waiting().isEmpty(), "settled");
    }
  }

  /** Its predecessor's reports are settled, and whoever has heard them takes only higher ones. */
  @Test
  void aRestartedBridgeReportsUnderHigherNumbersThanItsPredecessor() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      long heard = rig.reports(order).get(rig.reports(order).size() - 1).n();
      rig.board.reports().waiting().keySet().forEach(rig.board.reports()::settle);
      rig.restartBridge();
      rig.until(order, Progress.Ended.class, Rig.STROKE);

      List<OrderReport> reports = rig.reports(order);
      assertTrue(reports.get(reports.size() - 1).n() > heard, reports::toString);
    }
  }

  /** Under the same number a chunk would be taken for one that is there already. */
  @Test
  void whoTakesAnOrderUpHandsItsChunksOverUnderHigherNumbers() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      List<TraceChunk> before = rig.chunks(order);
      before.forEach(each -> rig.board.traces().settle(each.id()));
      long heard = before.get(before.size() - 1).n();
      rig.restartBridge();
      rig.until(order, Progress.Ended.class, Rig.STROKE);

      List<TraceChunk> after = rig.chunks(order);
      assertTrue(heard > 0 && after.get(0).n() > heard, () -> heard + " then " + after.get(0));
      long first = before.get(0).samples().get(0).sequence();
      List<TraceSample> last = after.get(after.size() - 1).samples();
      assertEquals(
          last.get(last.size() - 1).sequence() + 1,
          rig.end(order).samplesRead() + rig.end(order).samplesLost(),
          "counted from the boot of the PLC, not from sample " + first);
    }
  }

  @Test
  void aStrokeThatEndedMeanwhileIsDrainedAndReported() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.RELEASE);
      rig.board.orders().settle(order);
      rig.restartBridge();
      rig.advance(Duration.ofMinutes(2));
      OrderId reattach = rig.reattach(1001);
      rig.until(reattach, Progress.Ended.class, Duration.ofSeconds(5));

      assertEquals(List.of("Accepted", "Ended"), rig.story(reattach));
      assertEquals(PressState.COMPLETE_ORPHAN, rig.end(reattach).state());
      assertTrue(rig.end(reattach).samplesRead() >= 900);
      assertTrue(rig.end(reattach).samplesLost() > 0);
    }
  }

  @Test
  void takingUpAStrokeThePlcDoesNotNameIsRefused() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId reattach = rig.reattach(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(Refusal.Code.STATE, rig.refusal(reattach).code());
      assertEquals(List.of(), rig.plc.executed);
    }
  }

  @Test
  void aNewSequencerTakesOverAStrokeThatThisBridgeStillFollows() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      OrderId reattach = rig.reattach(1001);
      rig.until(reattach, Progress.Ended.class, Rig.STROKE);

      assertInstanceOf(Progress.Unknown.class, rig.last(order));
      assertEquals(List.of("Accepted", "Running", "Ended"), rig.story(reattach));
      assertEquals(0, rig.end(reattach).samplesLost());
      assertEquals(1, rig.chunks(reattach).get(0).n());
    }
  }

  @Test
  void ofTwoBridgesWithTheSameNonceOneDrivesThePress() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofMillis(3));
      LocalBoard second = new LocalBoard();
      List<OrderReport> told = new ArrayList<>();
      second.reports().watch((id, report) -> told.add(report));
      second
          .assignments()
          .publish(Rig.P1, new Stamp(1, 1), new Assignment(Rig.P1, "standby", Rig.NONCE, 1));
      FakeLink link = new FakeLink(rig.plc);
      ModbusBridge other = ModbusBridge.start(Rig.site(), second, rig.time, press -> link);
      try {
        OrderId ours = rig.run(1001);
        PressOrder.RunProgram theirs =
            new PressOrder.RunProgram(
                new OrderId(Rig.P1, 1),
                1,
                new RunId("R3"),
                "laminate",
                Programs.lamination(1002),
                Programs.limits());
        second.orders().post(theirs.id(), theirs);
        rig.advance(Duration.ofSeconds(30));

        assertEquals(1, rig.plc.executed.stream().filter(e -> e.startsWith("START")).count());
        assertEquals(1, Collections.frequency(rig.plc.executed, "ACQUIRE"));
        long running =
            told.stream().filter(each -> each.progress() instanceof Progress.Running).count();
        boolean oursRuns = rig.story(ours).contains("Running");
        assertEquals(1, running + (oursRuns ? 1 : 0));
      } finally {
        other.close();
      }
    }
  }
}
