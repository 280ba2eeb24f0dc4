package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration EARLY = Duration.ofMillis(1);

  /** Columns: ms at which a scan that was due at 0 began and ended → pause, late, skipped. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 100, 0, 0",
    "0, 30, 70, 0, 0",
    "40, 45, 55, 0, 0", // begun late, the next is due on the grid all the same
    "0, 100, 0, 1, 0",
    "0, 130, 0, 1, 0", // the next is late but comes
    "0, 250, 0, 1, 1", // a whole period has gone by
    "0, 1050, 0, 1, 9",
  })
  void whatIsDueComesAndWhatIsGoneIsCounted(
      long begun, long ended, long pause, long late, long skipped) {
    Rhythm rhythm = new Rhythm(START);
    assertEquals(Duration.ofMillis(pause), pause(rhythm, begun, ended, 100));
    assertEquals(1, rhythm.made());
    assertEquals(late, rhythm.late());
    assertEquals(skipped, rhythm.skipped());
  }

  @Test
  void aLateScanDoesNotMoveTheGrid() {
    Rhythm rhythm = new Rhythm(START);
    pause(rhythm, 0, 130, 100);
    assertEquals(Duration.ofMillis(65), pause(rhythm, 130, 135, 100));
    assertEquals(Duration.ofMillis(99), pause(rhythm, 200, 201, 100));
    assertEquals(3, rhythm.made());
  }

  @Test
  void twoScansAreNeverLessThanHalfAPeriodApart() {
    Rhythm rhythm = new Rhythm(START);
    pause(rhythm, 0, 195, 100);
    assertEquals(Duration.ofMillis(47), pause(rhythm, 195, 198, 100));
    assertEquals(Duration.ofMillis(54), pause(rhythm, 245, 246, 100), "and back on the grid");
    assertEquals(3, rhythm.made());
    assertEquals(0, rhythm.skipped());
  }

  @Test
  void aLookPutInBetweenLeavesTheNextScanWhereItIs() {
    Rhythm rhythm = new Rhythm(START);
    pause(rhythm, 0, 1, 100);
    assertEquals(Duration.ofMillis(59), pause(rhythm, 40, 41, 100));
    assertEquals(Duration.ofMillis(56), pause(rhythm, 43, 44, 50), "not even with a new period");
    assertEquals(1, rhythm.made());
    // Timers round: a scan half a millisecond early is the one that was due.
    assertEquals(
        Duration.ofMillis(50),
        rhythm.pause(
            START.plusNanos(99_500_000), START.plusMillis(100), Duration.ofMillis(50), EARLY));
    assertEquals(2, rhythm.made());
  }

  private static Duration pause(Rhythm rhythm, long begun, long ended, long period) {
    return rhythm.pause(
        START.plusMillis(begun), START.plusMillis(ended), Duration.ofMillis(period), EARLY);
  }
}
