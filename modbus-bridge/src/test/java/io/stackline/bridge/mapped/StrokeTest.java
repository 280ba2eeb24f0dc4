package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One densification of 240 MPa on each of the three presses whose maps ship. */
class StrokeTest {
  private static final Duration STROKE = Duration.ofMinutes(3);
  private static final List<String> WELL = List.of("Accepted", "Running", "Ended");

  @Test
  void threeSetPointsMakeAStroke() {
    try (VendorRig rig = VendorRig.hypro()) {
      rig.advance(Duration.ofSeconds(1));
      assertEquals(
          List.of("1 1"), rig.link.writes.stream().distinct().toList(), "nothing but life");

      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(35));

      PressReading.Fresh fresh = assertInstanceOf(PressReading.Fresh.class, rig.reading());
      assertEquals(PressState.DWELL, fresh.now().state());
      assertEquals(1001, fresh.now().loaded().runNumber());
      assertEquals(18.85, fresh.now().forces().actual().toKN(), 0.001);
      assertEquals(Quality.BAD, VendorRig.quality(fresh, Signal.OIL));

      rig.advance(STROKE);
      StrokeEnd end = rig.end(order);
      assertEquals(WELL, rig.story(order));
      assertEquals(PressState.COMPLETE, end.state());
      assertEquals(18.85, end.peak().toKN(), 0.001);
      assertEquals(20, end.dwellCredited().toMillis() / 1e3, 0.2);
      assertTrue(end.remark().contains("does without the hold of 5 s at 0.4 kN"), end.remark());
      assertTrue(end.samplesRead() > 500, end.toString());
      assertEquals(end.samplesRead(), rig.samples(order));
      assertEquals(Duration.ofMillis(50), end.samplePeriod());
      assertEquals(1, Collections.frequency(rig.press.commands, 1));
    }
  }

  @Test
  void eightSegmentsHoldTheWholeProgramAndAnUnchangedOneIsNotWrittenAgain() {
    try (VendorRig rig = VendorRig.prestek()) {
      ToyPrestek press = (ToyPrestek) rig.press;
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      rig.advance(STROKE);
      StrokeEnd end = rig.end(order);
      assertEquals(PressState.COMPLETE, end.state(), end.remark());
      assertEquals(18.8, end.peak().toKN(), 0.01, "a tenth of a kilonewton near");
      assertEquals(20, end.dwellCredited().toMillis() / 1e3, 0.3);

      int worn = press.worn;
      assertTrue(worn <= 32, worn + " registers");
      OrderId again = rig.run(1002);
      rig.advance(STROKE);
      assertEquals(WELL, rig.story(again));
      assertEquals(worn, press.worn, "the same program wears nothing");
      assertEquals(2, rig.press.starts);
    }
  }

  @Test
  void theBridgeWalksTheSetPointOfAPressThatHasNoProgram() {
    try (VendorRig rig = VendorRig.plain()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      rig.advance(STROKE);
      StrokeEnd end = rig.end(order);
      assertEquals(WELL, rig.story(order));
      assertEquals(PressState.COMPLETE, end.state(), end.remark());
      assertEquals(18.8, end.peak().toKN(), 0.01);
      assertEquals(20, end.dwellCredited().toMillis() / 1e3, 0.3);
      assertEquals(List.of(1, 0), rig.press.commands, "on, and off at the end");
    }
  }

  @Test
  void aPausedWalkStandsStillAndGoesOn() {
    try (VendorRig rig = VendorRig.plain()) {
      OrderId order = rig.run(1001);
      rig.advance(Duration.ofSeconds(20));
      OrderId pause = rig.post(new PressOrder.Pause(rig.next(), 1, 1001));
      rig.advance(Duration.ofSeconds(1));
      double force = rig.press.force;
      assertEquals(PressState.PAUSED, rig.reading().status().orElseThrow().state());
      rig.advance(Duration.ofSeconds(30));
      assertEquals(force, rig.press.force, 1e-9);
      OrderId goOn = rig.post(new PressOrder.Continue(rig.next(), 1, 1001));
      rig.advance(STROKE);
      assertEquals(List.of("Accepted", "Obeyed"), rig.story(pause));
      assertEquals(List.of("Accepted", "Obeyed"), rig.story(goOn));
      assertEquals(PressState.COMPLETE, rig.end(order).state());
    }
  }

  @Test
  void anAbortDecompresses() {
    for (VendorRig rig : List.of(VendorRig.hypro(), VendorRig.prestek(), VendorRig.plain())) {
      try (rig) {
        OrderId order = rig.run(1001);
        rig.advance(Duration.ofSeconds(25));
        OrderId abort = rig.abort(1001);
        rig.advance(Duration.ofSeconds(30));
        assertEquals(List.of("Accepted", "Obeyed"), rig.story(abort));
        StrokeEnd end = rig.end(order);
        assertEquals(PressState.ABORTING, end.state());
        assertTrue(end.remark().startsWith("aborted by order P1"), end.remark());
        assertEquals(0, rig.press.force);
      }
    }
  }
}
