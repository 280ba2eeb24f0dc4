package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.press.Signal;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a press with a map does not promise, and what the bridge makes of it. */
class HostileStrokeTest {
  private static final Duration STROKE = Duration.ofMinutes(3);

  @Test
  void aSilentClampIsCaughtBeforeTheStart() {
    try (VendorRig rig = VendorRig.hypro()) {
      ((ToyHypro) rig.press).targetMax = 1.5;
      OrderId order = rig.run(1001);
      rig.advance(STROKE);
      assertTrue(
          rig.refusal(order).contains("target holds 1.5 t instead of 1.92"), rig.refusal(order));
      assertEquals(0, rig.press.starts);
    }
  }

  @Test
  void aStartThatDoesNotShowIsUnknownAndNotSentAgain() {
    try (VendorRig rig = VendorRig.hypro()) {
      ((ToyHypro) rig.press).lazy = 100_000;
      OrderId order = rig.run(1001);
      rig.advance(STROKE);
      assertTrue(rig.unknown(order).contains("\"running\" does not hold"), rig.unknown(order));
      assertEquals(List.of(1), rig.press.commands);
    }
  }

  @Test
  void aStartWhoseAnswerIsLostIsFoundToRun() {
    try (VendorRig rig = VendorRig.prestek()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      rig.time.runUntil(() -> rig.link.writes.size() > 0, STROKE);
      rig.link.writesOnly = true;
      rig.link.loseAnswers = 1;
      rig.advance(STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state());
      assertEquals(1, rig.press.starts);
    }
  }

  @Test
  void aBusyPressIsAskedAgainButNotForEver() {
    try (VendorRig rig = VendorRig.prestek()) {
      rig.advance(Duration.ofSeconds(1));
      rig.link.busy = 5;
      OrderId order = rig.run(1001);
      rig.advance(STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state());
      rig.link.busy = Integer.MAX_VALUE;
      OrderId never = rig.run(1002);
      rig.advance(STROKE);
      assertTrue(
          rig.refusal(never).contains("device busy")
              || rig.refusal(never).contains("did not take"));
      assertEquals(1, rig.press.starts);
    }
  }

  @Test
  void aForceAboveItsCapIsReleasedAtOnce() {
    for (VendorRig rig : List.of(VendorRig.hypro(), VendorRig.plain())) {
      try (rig) {
        OrderId order = rig.run(1001);
        rig.advance(Duration.ofSeconds(40));
        rig.press.excess = 1.5;
        rig.advance(STROKE);
        StrokeEnd end = rig.end(order);
        assertEquals(PressState.ABORTING, end.state());
        assertTrue(end.remark().contains("has reached the cap of 20 kN"), end.remark());
        assertEquals(0, rig.press.force);
      }
    }
  }

  @Test
  void aForceThatRisesTooFastIsReleasedAtOnce() {
    try (VendorRig rig = VendorRig.hypro()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(12));
      for (int tenth = 0; tenth < 10; tenth++) {
        rig.press.excess += 0.3;
        rig.advance(Duration.ofMillis(100));
      }
      rig.advance(STROKE);
      StrokeEnd end = rig.end(order);
      assertEquals(PressState.ABORTING, end.state());
      assertTrue(end.remark().contains("its force rises faster than 1.57 kN/s"), end.remark());
      assertEquals(0, rig.press.force);
    }
  }

  @Test
  void anAnswerThatComesLateMakesNoForceRiseFast() {
    try (VendorRig rig = VendorRig.hypro()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(12));
      double before = rig.press.force;
      rig.link.delay(rig.time, Duration.ofMillis(1_200));
      rig.advance(Duration.ofSeconds(3));
      assertTrue(rig.press.force > before + 1, "it was in its ramp");
      rig.advance(STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state(), rig.end(order).remark());
    }
  }

  @Test
  void aPressNobodyCanWatchIsReleased() {
    try (VendorRig rig = VendorRig.prestek()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(30));
      rig.press.sensorOpen = true;
      rig.advance(Duration.ofMillis(300));
      PressReading.Fresh fresh = assertInstanceOf(PressReading.Fresh.class, rig.reading());
      assertEquals(Quality.BAD, VendorRig.quality(fresh, Signal.FORCE));
      assertTrue(Double.isNaN(fresh.now().forces().actual().newtons()), "nothing is invented");
      rig.advance(STROKE);
      assertTrue(rig.end(order).remark().contains("its force cannot be read"));
    }
  }

  @Test
  void aStrokeThatEndsOutOfSightIsReconciled() {
    try (VendorRig rig = VendorRig.hypro()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(30));
      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(60));
      assertEquals(List.of("Accepted", "Running", "OutOfSight"), rig.story(order));
      rig.link.unplugged = false;
      rig.advance(STROKE);
      assertEquals(PressState.COMPLETE_ORPHAN, rig.end(order).state());
      assertEquals(1, rig.press.starts);
    }
  }

  @Test
  void anotherHostsProgramIsSeen() {
    try (VendorRig rig = VendorRig.hypro()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(30));
      rig.press.holding.put(6, 99);
      rig.advance(STROKE);
      String remark = rig.end(order).remark();
      assertTrue(remark.contains("somebody else wrote to it: dwell holds 99 s"), remark);
    }
  }

  @Test
  void aRestartedBridgeStartsNothingAndTakesUpOnlyWhatIsProvablyItsOwn() {
    try (VendorRig rig = VendorRig.hypro()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(30));
      rig.restartBridge();
      rig.advance(STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state());

      OrderId second = rig.run(1002);
      rig.advance(Duration.ofSeconds(30));
      rig.press.holding.put(6, 99);
      rig.restartBridge();
      rig.advance(STROKE);
      assertTrue(rig.unknown(second).contains("not provably this stroke"), rig.unknown(second));
      assertEquals(2, rig.press.starts);
    }
  }

  @Test
  void aPressThatOnlyFollowsIsSwitchedOffWhenItFaults() {
    try (VendorRig rig = VendorRig.plain()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(20));
      rig.press.fault = true;
      rig.advance(Duration.ofSeconds(10));
      assertEquals(PressState.FAULT, rig.end(order).state());
      rig.press.fault = false;
      rig.advance(STROKE);
      assertEquals(List.of(1, 0), rig.press.commands, "it does not start to follow again");
      assertEquals(0, rig.press.force);
    }
  }

  @Test
  void anOpenGuardRefusesTheStartBeforeItIsWritten() {
    try (VendorRig rig = VendorRig.hypro()) {
      rig.press.guardOpen = true;
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(10));
      assertTrue(rig.refusal(order).contains("guard opened"), rig.refusal(order));
      assertEquals(List.of(), rig.press.commands);
    }
  }

  @Test
  void whatAMapDoesNotNameIsRefused() {
    try (VendorRig rig = VendorRig.plain()) {
      OrderId tare = rig.post(new PressOrder.Tare(rig.next(), 1));
      rig.advance(Duration.ofSeconds(1));
      assertTrue(rig.refusal(tare).contains("cannot be told to tare"), rig.refusal(tare));
    }
  }

  /** By then nobody expects it; whoever asked was told that nobody knows. */
  @Test
  void whatABusyPressDidNotTakeIsNotSaidToItAfterAnOutage() {
    try (VendorRig rig = VendorRig.hypro()) {
      rig.press.fault = true;
      rig.advance(Duration.ofSeconds(2));
      rig.link.busy = 1000;
      OrderId reset = rig.post(new PressOrder.ResetAlarm(rig.next(), 1));
      rig.advance(Duration.ofMillis(300));
      assertEquals(List.of("Accepted"), rig.story(reset));
      rig.link.unplugged = true;
      rig.link.busy = 0;
      rig.advance(Duration.ofMinutes(10));
      assertEquals(List.of("Accepted", "Refused"), rig.story(reset));
      rig.link.unplugged = false;
      rig.advance(Duration.ofSeconds(30));

      assertFalse(rig.press.commands.contains(8), "reset");
      assertTrue(rig.press.fault);
    }
  }
}
