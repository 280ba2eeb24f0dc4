package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.Programs;
import io.stackline.press.PressState;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the order to run a program. */
class RunOrderTest {
  @Test
  void aPlcThatRestartsInTheMidstEndsTheStrokeWithTheReason() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.advance(Duration.ofSeconds(5));
      rig.plc.restart();
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(2));

      assertEquals(PressState.FAULT, rig.end(order).state());
      assertEquals(
          "press PLC restarted in DWELL (boot 1 → 2); the load may still be held; "
              + "alarms: press PLC restarted during a program",
          rig.end(order).remark());
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      rig.advance(Duration.ofSeconds(30));
      assertFalse(rig.plc.isOwned(), "nothing is acquired without an order");
    }
  }

  @Test
  void aTripEndsTheStrokeNamingTheAlarms() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.plc.trips0 = 1 << 2 | 1 << 7;
      rig.plc.forcedState = PressState.FAULT.code();
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(2));

      assertEquals(PressState.FAULT, rig.end(order).state());
      assertEquals(
          "stopped in DWELL, press now in FAULT; "
              + "alarms: force above its cap, load cells out of balance",
          rig.end(order).remark());
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

      assertEquals(Refusal.Code.BUSY, rig.refusal(order).code());
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
          rig.refusal(order).toString());
    }
  }

  @Test
  void limitsThatReadBackOtherThanWrittenAreNeverApplied() {
    try (Rig rig = new Rig()) {
      rig.link.crookedRegister = 72;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(rig.refusal(order).reason().contains("register 72 holds 3DA1 instead of 3DA0"));
      assertEquals(List.of("ACQUIRE", "RELEASE"), rig.plc.executed);
    }
  }

  @Test
  void aProgramThatReadsBackOtherThanWrittenIsNeverStarted() {
    try (Rig rig = new Rig()) {
      rig.link.crookedRegister = 150;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(rig.refusal(order).reason().contains("register 150"));
      assertEquals(List.of("ACQUIRE", "APPLY", "RELEASE"), rig.plc.executed);
    }
  }

  @Test
  void anUploadThePlcAnswersWithAnExceptionIsRefusedAtOnce() {
    try (Rig rig = new Rig()) {
      rig.link.uploadException = 2;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(2));

      assertTrue(rig.refusal(order).reason().contains("exception 02 (no such address)"));
      assertEquals(1, rig.link.connects, "an exception is a whole answer");
    }
  }

  @Test
  void aStartDoesNotWaitForAPressThatDoesNotAnswer() {
    try (Rig rig = new Rig()) {
      rig.link.unplugged = true;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(3));
      assertTrue(rig.refusal(order).reason().contains("cable pulled"));

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

      assertEquals(Refusal.Code.PERMISSION, rig.refusal(order).code());
    }
  }

  @Test
  void anOrderPostedAgainIsAnsweredAgainAndNotCarriedOutAgain() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.until(order, Progress.Ended.class, Rig.STROKE);
      rig.advance(Duration.ofSeconds(1));
      rig.reports(order)
          .forEach(each -> rig.board.reports().settle(new Board.ReportId(order, each.n())));
      rig.post(
          new PressOrder.RunProgram(
              order, 1, new RunId("R2"), "laminate", Programs.lamination(), Programs.limits()));
      rig.advance(Rig.STROKE);

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
      rig.until(first, Progress.Ended.class, Rig.STROKE);
      assertEquals(List.of("Accepted"), rig.story(second));
      rig.until(second, Progress.Ended.class, Rig.STROKE);

      assertEquals(PressState.COMPLETE, rig.end(second).state());
      assertEquals(Duration.ofSeconds(30), rig.end(second).dwellCredited());
    }
  }
}
