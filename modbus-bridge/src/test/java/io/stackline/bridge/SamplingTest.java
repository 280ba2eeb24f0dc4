package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Doubt;
import io.stackline.press.PressReading;
import io.stackline.press.Quality;
import io.stackline.press.Signal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a status was true and what in it is doubtful, as the bridge publishes it. */
class SamplingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void whatIsNotFittedIsBadAndTheRestIsGood() {
    try (Rig rig = new Rig()) {
      rig.advance(SECOND);

      PressReading.Fresh fresh = fresh(rig);

      assertEquals(Doubt.NOT_FITTED, fresh.sampled().doubts().get(Signal.PLATEN_UPPER));
      assertFalse(fresh.sampled().doubts().containsKey(Signal.FORCE));
      assertFalse(fresh.sampled().doubts().containsKey(Signal.POSITION));
      assertFalse(fresh.sampled().source().isAfter(fresh.at()));
      assertTrue(fresh.sampled().source().isAfter(fresh.at().minusMillis(100)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, FORCE, BAD, the load cell has failed",
    "5, PEAK, BAD, the load cell has failed",
    "5, LOW_RANGE, BAD, not fitted",
    "6, FORCE, UNCERTAIN, load cell and line pressure disagree",
    "6, LINE, UNCERTAIN, load cell and line pressure disagree",
  })
  void anAlarmOfASensorMakesItsValuesDoubtful(
      int bit, Signal signal, Quality quality, String cause) {
    try (Rig rig = new Rig()) {
      rig.plc.trips0 = 1 << bit;
      rig.advance(SECOND);

      assertEquals(new Doubt(quality, cause), fresh(rig).sampled().doubts().get(signal));
    }
  }

  @Test
  void aFailedPositionSensorMakesPositionAndSpeedBad() {
    try (Rig rig = new Rig()) {
      rig.plc.trips1 = 1 << 5;
      rig.advance(SECOND);

      Doubt failed = Doubt.bad("the position sensor has failed");
      assertEquals(failed, fresh(rig).sampled().doubts().get(Signal.POSITION));
      assertEquals(failed, fresh(rig).sampled().doubts().get(Signal.SPEED));
    }
  }

  /** The communication of a PLC goes on when its program has stopped. */
  @Test
  void aPlcWhoseProgramStandsStillIsNotTakenForAlive() {
    try (Rig rig = new Rig()) {
      rig.advance(SECOND);
      assertEquals(Quality.GOOD, rig.reading().quality());

      rig.plc.stopProgram();
      rig.advance(Duration.ofMillis(400));
      assertEquals(Quality.GOOD, rig.reading().quality(), "it may be a slow PLC");
      rig.advance(SECOND);
      assertEquals(Quality.UNCERTAIN, rig.reading().quality());
      assertEquals("the PLC's program stands still", rig.reading().remark());

      rig.plc.startProgram();
      rig.advance(SECOND);
      assertEquals(Quality.GOOD, rig.reading().quality());
    }
  }

  @Test
  void aClockThatIsSetIsSaidAndNeverShowsTheFuture() {
    try (Rig rig = new Rig()) {
      rig.advance(SECOND);
      Instant before = fresh(rig).sampled().source();

      rig.plc.booted = rig.plc.booted.minus(Duration.ofHours(1));
      rig.advance(Duration.ofMillis(100));
      String said = String.valueOf(fresh(rig).sampled().doubts().get(Signal.UPTIME));
      assertTrue(said.contains("the PLC's clock is suddenly ahead by 3599.9"), said);
      assertFalse(fresh(rig).sampled().source().isAfter(rig.time.now()));
      assertFalse(fresh(rig).sampled().source().isBefore(before));

      rig.advance(Duration.ofMillis(100));
      assertFalse(fresh(rig).sampled().doubts().containsKey(Signal.UPTIME));
    }
  }

  private static PressReading.Fresh fresh(Rig rig) {
    assertTrue(rig.reading() instanceof PressReading.Fresh, () -> rig.reading().toString());
    return (PressReading.Fresh) rig.reading();
  }
}
