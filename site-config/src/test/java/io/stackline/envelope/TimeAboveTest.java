package io.stackline.envelope;

import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_STEEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times above a pressure, worked out by hand. */
class TimeAboveTest {
  /** 500 MPa at 3 MPa/s: (475 − 400)/3 + 25/0.75 up, 180 s, (500 − 400)/5 down. */
  @Test
  void theCathodeIsAboveFourHundredForFourAndAHalfMinutes() {
    Sketch copress =
        stage("copress", StageKind.COPRESS)
            .at(500)
            .ramp(3, true)
            .release(Sketch.release(5, 20, 1))
            .held(Duration.ofMinutes(3));
    assertSeconds(25 + 25 / 0.75 + 180 + 20, copress, 400);
    assertSeconds(10 / 0.75 + 180 + 2, copress, 490);
  }

  /** Below 20 MPa the release is slow: 480/5 + 10/1 down to 10 MPa. */
  @Test
  void theSlowEndOfTheReleaseCounts() {
    Sketch stage =
        stage("s", StageKind.COPRESS)
            .at(500)
            .ramp(5, false)
            .release(Sketch.release(5, 20, 1))
            .held(Duration.ofMinutes(1));
    assertSeconds(98 + 60 + 96 + 10, stage, 10);
    assertSeconds(96 + 60 + 96, stage, 20);
  }

  @Test
  void aReleaseThatIsSlowFromAboveTheTargetIsSlowAllTheWay() {
    Sketch stage =
        stage("s", StageKind.LAMINATE)
            .at(60)
            .ramp(1, false)
            .release(Sketch.release(5, 100, 0.5))
            .held(Duration.ofMinutes(1));
    assertSeconds(10 + 60 + 20, stage, 50);
  }

  @Test
  void thePreloadCountsWhereItIsAbove() {
    Sketch stage = stage("s", StageKind.LAMINATE).at(10).ramp(1, false);
    assertSeconds(8 + 10 + 60 + 8, stage, 2);
    assertSeconds(7 + 60 + 7, stage, 3);
  }

  @Test
  void whatIsNotAboveTakesNoTimeAndAHoldWithoutEndTakesForEver() {
    Sketch stage = stage("s", StageKind.INSITU).at(75).untilReleased();
    assertSeconds(0, stage, 75);
    assertEquals(Optional.empty(), planned(stage, 74.9));
    assertEquals(Duration.ZERO, TimeAbove.held(stage.bound(D10_STEEL)));
    assertEquals(
        Duration.ofMinutes(1), TimeAbove.held(stage("s", StageKind.DENSIFY).bound(D10_STEEL)));
  }

  private static void assertSeconds(double expected, Sketch stage, double aboveMPa) {
    assertEquals(expected, planned(stage, aboveMPa).orElseThrow().toNanos() / 1e9, 1e-6);
  }

  private static Optional<Duration> planned(Sketch sketch, double aboveMPa) {
    return TimeAbove.planned(sketch.bound(D10_STEEL), D10_STEEL, Pressure.ofMPa(aboveMPa));
  }
}
