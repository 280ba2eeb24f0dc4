package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.Programs;
import io.stackline.press.PressState;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of each kind of order. */
class OrdersTest {
  private static final Duration STROKE = Duration.ofMinutes(5);

  private static void untilState(Rig rig, PressState state) {
    assertTrue(rig.time.runUntil(() -> rig.plc.state() == state, STROKE), "never " + state);
  }

  private static StrokeEnd end(Rig rig, OrderId order) {
    return assertInstanceOf(Progress.Ended.class, rig.last(order)).end();
  }

  private static Refusal refusal(Rig rig, OrderId order) {
    return assertInstanceOf(Progress.Refused.class, rig.last(order)).refusal();
  }

  @Test
  void pauseFreezesTheStrokeAndContinueLetsItGoOn() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      OrderId pause = rig.pause(1001);
      rig.until(pause, Progress.Obeyed.class, Duration.ofSeconds(2));
      assertEquals(PressState.PAUSED, rig.plc.state());
      rig.advance(Duration.ofSeconds(30));
      OrderId resume = rig.resume(1001);
      rig.until(resume, Progress.Obeyed.class, Duration.ofSeconds(2));
      assertEquals(PressState.DWELL, rig.plc.state());

      rig.until(order, Progress.Ended.class, STROKE);
      assertEquals(PressState.COMPLETE, end(rig, order).state());
      assertEquals(Duration.ofSeconds(30), end(rig, order).dwellCredited());
    }
  }

  @Test
  void pauseOfAStrokeThatIsNotRunningIsRefusedWithAReason() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId pause = rig.pause(77);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(Refusal.Code.STATE, refusal(rig, pause).code());
      assertTrue(refusal(rig, pause).reason().contains("77"));
    }
  }

  @Test
  void continueOfAStrokeThatIsNotPausedIsRefusedByThePlcInWords() {
    try (Rig rig = new Rig()) {
      rig.run(1001);
      untilState(rig, PressState.DWELL);
      OrderId resume = rig.resume(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(
          "P1 refused RESUME: the press is in the wrong state for it; it is DWELL",
          refusal(rig, resume).reason());
    }
  }

  @Test
  void abortDecompressesAndTheStrokeEndsAsAborted() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.RAMP);
      OrderId abort = rig.abort(1001);
      rig.until(abort, Progress.Obeyed.class, Duration.ofSeconds(2));
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(10));

      assertEquals(PressState.ABORTING, end(rig, order).state());
      assertEquals("aborted by order P1#2", end(rig, order).remark());
      assertEquals(1, Collections.frequency(rig.plc.executed, "ABORT 1001"));
    }
  }

  @Test
  void abortWorksWithoutOwnershipAndOvertakesAPauseInFlight() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      rig.plc.takenByAnother(Duration.ofHours(1));
      rig.pause(1001);
      OrderId abort = rig.abort(1001);
      rig.advance(Duration.ofMillis(200));

      assertInstanceOf(Progress.Obeyed.class, rig.last(abort));
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(10));
      assertFalse(rig.plc.executed.contains("PAUSE"));
    }
  }

  @Test
  void abortBeforeTheStartCancelsTheStroke() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      OrderId abort = rig.abort(1001);
      rig.advance(STROKE);

      assertEquals(List.of("Accepted", "Refused"), rig.story(order));
      assertEquals(List.of("Accepted", "Obeyed"), rig.story(abort));
      assertFalse(rig.plc.executed.contains("START 1001"));
    }
  }

  @Test
  void abortWhileStartIsInFlightNeverLeadsToASecondStart() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      assertTrue(rig.time.runUntil(() -> rig.plc.executed.contains("VALIDATE"), STROKE));
      rig.link.swallowed = 1;
      assertTrue(rig.time.runUntil(() -> rig.link.swallowed == 0, STROKE));
      OrderId abort = rig.abort(1001);
      rig.advance(Duration.ofSeconds(30));

      assertInstanceOf(Progress.Unknown.class, rig.last(order));
      assertInstanceOf(Progress.Refused.class, rig.last(abort));
      assertFalse(rig.plc.executed.contains("START 1001"));
    }
  }

  @Test
  void abortOfNothingIsRefusedAfterAMomentOfGuard() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId abort = rig.abort(1001);
      rig.advance(Duration.ofSeconds(3));

      assertEquals(Refusal.Code.STATE, refusal(rig, abort).code());
    }
  }

  @Test
  void aPlcThatRestartsInTheMidstEndsTheStrokeWithTheReason() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      rig.advance(Duration.ofSeconds(5));
      rig.plc.restart();
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(2));

      assertEquals(PressState.FAULT, end(rig, order).state());
      assertEquals(
          "press PLC restarted in DWELL (boot 1 → 2); the load may still be held; "
              + "alarms: press PLC restarted during a program",
          end(rig, order).remark());
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      rig.advance(Duration.ofSeconds(30));
      assertFalse(rig.plc.isOwned(), "nothing is acquired without an order");
    }
  }

  @Test
  void aTripEndsTheStrokeNamingTheAlarms() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      rig.plc.trips0 = 1 << 2 | 1 << 7;
      rig.plc.forcedState = PressState.FAULT.code();
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(2));

      assertEquals(PressState.FAULT, end(rig, order).state());
      assertEquals(
          "stopped in DWELL, press now in FAULT; "
              + "alarms: force above its cap, load cells out of balance",
          end(rig, order).remark());
    }
  }

  @Test
  void anotherHostsLeaseIsWaitedForUntilItRunsOut() {
    try (Rig rig = new Rig()) {
      rig.plc.takenByAnother(Duration.ofSeconds(20));
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(19));
      assertEquals(List.of(), rig.plc.executed);
      rig.advance(Duration.ofSeconds(5));

      assertInstanceOf(Progress.Running.class, rig.last(order));
      assertEquals(1, Collections.frequency(rig.plc.executed, "ACQUIRE"));
    }
  }

  @Test
  void anotherHostThatStaysIsReportedAfter65SecondsOfThePlcsTime() {
    try (Rig rig = new Rig()) {
      rig.plc.takenByAnother(Duration.ofHours(1));
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(64));
      assertEquals(List.of("Accepted"), rig.story(order));
      rig.advance(Duration.ofSeconds(3));

      assertEquals(Refusal.Code.BUSY, refusal(rig, order).code());
    }
  }

  @Test
  void aPressInLocalModeIsRefusedWithTheRemedy() {
    try (Rig rig = new Rig()) {
      rig.plc.mode = 1;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(
          "P1 is in LOCAL mode; turn the key switch at the press to remote, then order again",
          refusal(rig, order).toString());
    }
  }

  @Test
  void limitsThatReadBackOtherThanWrittenAreNeverApplied() {
    try (Rig rig = new Rig()) {
      rig.link.crookedRegister = 72;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(refusal(rig, order).reason().contains("register 72 holds 3DA1 instead of 3DA0"));
      assertEquals(List.of("ACQUIRE", "RELEASE"), rig.plc.executed);
    }
  }

  @Test
  void aProgramThatReadsBackOtherThanWrittenIsNeverStarted() {
    try (Rig rig = new Rig()) {
      rig.link.crookedRegister = 150;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(refusal(rig, order).reason().contains("register 150"));
      assertEquals(List.of("ACQUIRE", "APPLY", "RELEASE"), rig.plc.executed);
    }
  }

  @Test
  void anUploadThePlcAnswersWithAnExceptionIsRefusedAtOnce() {
    try (Rig rig = new Rig()) {
      rig.link.uploadException = 2;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(refusal(rig, order).reason().contains("exception 02 (no such address)"));
    }
  }

  @Test
  void aStartDoesNotWaitForAPressThatDoesNotAnswer() {
    try (Rig rig = new Rig()) {
      rig.link.unplugged = true;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(3));
      assertTrue(refusal(rig, order).reason().contains("cable pulled"));

      rig.link.unplugged = false;
      rig.advance(Duration.ofMinutes(1));
      assertEquals(List.of(), rig.plc.executed);
    }
  }

  @Test
  void anOrderOfALowerTermIsRefused() {
    try (Rig rig = new Rig()) {
      rig.board
          .assignments()
          .publish(Rig.P1, new Stamp(5, 1), new Assignment(Rig.P1, "bridge", Rig.NONCE, 5));
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(Refusal.Code.PERMISSION, refusal(rig, order).code());
    }
  }

  @Test
  void anOrderPostedAgainIsAnsweredAgainAndNotCarriedOutAgain() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.until(order, Progress.Ended.class, STROKE);
      rig.advance(Duration.ofSeconds(1));
      rig.reports(order)
          .forEach(each -> rig.board.reports().settle(new Board.ReportId(order, each.n())));
      rig.post(
          new PressOrder.RunProgram(
              order, 1, new RunId("R2"), "laminate", Programs.lamination(), Programs.limits()));
      rig.advance(STROKE);

      assertEquals(List.of("Accepted", "Running", "Ended", "Ended"), rig.story(order));
      List<OrderReport> told = rig.reports(order);
      assertEquals(told.get(2), told.get(3));
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      assertTrue(rig.board.orders().waiting().isEmpty());
    }
  }

  @Test
  void aSecondStrokeWaitsForTheFirst() {
    try (Rig rig = new Rig()) {
      OrderId first = rig.run(1001);
      OrderId second = rig.run(1002);
      rig.until(first, Progress.Ended.class, STROKE);
      assertEquals(List.of("Accepted"), rig.story(second));
      rig.until(second, Progress.Ended.class, STROKE);

      assertEquals(PressState.COMPLETE, end(rig, second).state());
      assertEquals(Duration.ofSeconds(30), end(rig, second).dwellCredited());
    }
  }

  @Test
  void aRestartedBridgeCommandsNothingUntilItIsAskedToTakeTheStrokeUp() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
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
      rig.until(reattach, Progress.Ended.class, STROKE);

      assertEquals(PressState.COMPLETE, end(rig, reattach).state());
      assertEquals(Duration.ofSeconds(30), end(rig, reattach).dwellCredited());
      assertTrue(end(rig, reattach).samplesLost() > 500);
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
    }
  }

  @Test
  void aRestartedBridgeThatFindsItsOldOrderTakesTheStrokeUpInsteadOfStartingIt() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      rig.restartBridge();
      rig.until(order, Progress.Ended.class, STROKE);

      assertEquals(PressState.COMPLETE, end(rig, order).state());
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      assertEquals(1, Collections.frequency(rig.plc.executed, "VALIDATE"));
    }
  }

  @Test
  void aStrokeThatEndedMeanwhileIsDrainedAndReported() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.RELEASE);
      rig.board.orders().settle(order);
      rig.restartBridge();
      rig.advance(Duration.ofMinutes(2));
      OrderId reattach = rig.reattach(1001);
      rig.until(reattach, Progress.Ended.class, Duration.ofSeconds(5));

      assertEquals(List.of("Accepted", "Ended"), rig.story(reattach));
      assertEquals(PressState.COMPLETE_ORPHAN, end(rig, reattach).state());
      assertTrue(end(rig, reattach).samplesRead() >= 900);
      assertTrue(end(rig, reattach).samplesLost() > 0);
    }
  }

  @Test
  void takingUpAStrokeThePlcDoesNotNameIsRefused() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId reattach = rig.reattach(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(Refusal.Code.STATE, refusal(rig, reattach).code());
      assertEquals(List.of(), rig.plc.executed);
    }
  }

  @Test
  void aNewSequencerTakesOverAStrokeThatThisBridgeStillFollows() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      untilState(rig, PressState.DWELL);
      OrderId reattach = rig.reattach(1001);
      rig.until(reattach, Progress.Ended.class, STROKE);

      assertInstanceOf(Progress.Unknown.class, rig.last(order));
      assertEquals(List.of("Accepted", "Running", "Ended"), rig.story(reattach));
      assertEquals(0, end(rig, reattach).samplesLost());
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
