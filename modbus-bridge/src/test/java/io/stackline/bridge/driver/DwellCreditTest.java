package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DwellCreditTest {
  private static PressStatus.Step step(SegmentType type, long seconds) {
    return new PressStatus.Step(0, type, Duration.ZERO, Duration.ofSeconds(seconds), Duration.ZERO);
  }

  private static long total(PressStatus.Step first, PressStatus.Step... then) {
    DwellCredit credit = DwellCredit.starting(first);
    for (PressStatus.Step each : then) {
      credit = credit.seen(each);
    }
    return credit.total().toSeconds();
  }

  @Test
  void aPlcThatCountsThroughIsTakenAtItsWord() {
    assertEquals(
        90,
        total(
            step(SegmentType.NONE, 0),
            step(SegmentType.DWELL, 20),
            step(SegmentType.DWELL, 60),
            step(SegmentType.RAMP, 60),
            step(SegmentType.DWELL, 80),
            step(SegmentType.RELEASE, 90)));
  }

  @Test
  void aPlcThatCountsAnewWithEachSegmentIsAddedUp() {
    assertEquals(
        90,
        total(
            step(SegmentType.NONE, 0),
            step(SegmentType.DWELL, 60),
            step(SegmentType.RAMP, 0),
            step(SegmentType.DWELL, 5),
            step(SegmentType.DWELL, 30),
            step(SegmentType.RELEASE, 0)));
  }

  @Test
  void aPreloadIsNoDwellAndTheLastStrokesCountIsNotOurs() {
    assertEquals(
        60,
        total(
            step(SegmentType.NONE, 500),
            step(SegmentType.PRELOAD, 3),
            step(SegmentType.PRELOAD, 10),
            step(SegmentType.RAMP, 10),
            step(SegmentType.DWELL, 12),
            step(SegmentType.RELEASE, 70)));
  }

  @Test
  void whoJoinsLateTakesWhatThePlcHasCounted() {
    DwellCredit credit = DwellCredit.joining(step(SegmentType.DWELL, 40));

    assertEquals(60, credit.seen(step(SegmentType.RELEASE, 60)).total().toSeconds());
  }
}
