package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pause, continue and abort. */
class SideOrderTest {
  @Test
  void pauseFreezesTheStrokeAndContinueLetsItGoOn() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      OrderId pause = rig.pause(1001);
      rig.until(pause, Progress.Obeyed.class, Duration.ofSeconds(2));
      assertEquals(PressState.PAUSED, rig.plc.state());
      rig.advance(Duration.ofSeconds(30));
      OrderId resume = rig.resume(1001);
      rig.until(resume, Progress.Obeyed.class, Duration.ofSeconds(2));
      assertEquals(PressState.DWELL, rig.plc.state());

      rig.until(order, Progress.Ended.class, Rig.STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state());
      assertEquals(Duration.ofSeconds(30), rig.end(order).dwellCredited());
    }
  }

  @Test
  void pauseOfAStrokeThatIsNotRunningIsRefusedWithAReason() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId pause = rig.pause(77);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(Refusal.Code.STATE, rig.refusal(pause).code());
      assertTrue(rig.refusal(pause).reason().contains("77"));
    }
  }

  @Test
  void continueOfAStrokeThatIsNotPausedIsRefusedBeforeAnythingIsSent() {
    try (Rig rig = new Rig()) {
      rig.run(1001);
      rig.untilState(PressState.DWELL);
      OrderId resume = rig.resume(1001);
      rig.advance(Duration.ofSeconds(1));

      assertEquals(
          "P1 is in DWELL: only a paused stroke can continue", rig.refusal(resume).reason());
      assertFalse(rig.link.log.contains("write 0 code 6"));
    }
  }

  @Test
  void abortDecompressesAndTheStrokeEndsAsAborted() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.RAMP);
      OrderId abort = rig.abort(1001);
      rig.until(abort, Progress.Obeyed.class, Duration.ofSeconds(2));
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(10));

      assertEquals(PressState.ABORTING, rig.end(order).state());
      assertEquals("aborted by order P1#2", rig.end(order).remark());
      assertEquals(1, Collections.frequency(rig.plc.executed, "ABORT 1001"));
    }
  }

  @Test
  void abortWorksWithoutOwnershipAndOvertakesAPauseInFlight() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
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
      rig.advance(Rig.STROKE);

      assertEquals(List.of("Accepted", "Refused"), rig.story(order));
      assertEquals(List.of("Accepted", "Obeyed"), rig.story(abort));
      assertFalse(rig.plc.executed.contains("START 1001"));
    }
  }

  @Test
  void abortWhileStartIsInFlightNeverLeadsToASecondStart() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      assertTrue(rig.time.runUntil(() -> rig.plc.executed.contains("VALIDATE"), Rig.STROKE));
      rig.link.swallowed = 1;
      assertTrue(rig.time.runUntil(() -> rig.link.swallowed == 0, Rig.STROKE));
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

      assertEquals(Refusal.Code.STATE, rig.refusal(abort).code());
    }
  }
}
