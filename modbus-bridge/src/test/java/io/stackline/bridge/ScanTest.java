package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {
  /**
   * Columns: busy, ms this scan took, speed → ms until the next, all but the speed process time.
   */
  @ParameterizedTest
  @CsvSource({
    "false, 0, 1, 100", // 10 Hz
    "true, 0, 1, 50", // 20 Hz
    "true, 30, 1, 20", // the period counts from the beginning of a scan
    "true, 80, 1, 1", // never faster than 1 ms
    "true, 0, 20, 50",
    "true, 45, 20, 20", // 1 ms wall clock
    "true, 0, 500, 500", // a fast simulation: 1 ms wall clock
    "false, 0, 0.1, 100",
    "true, 60, 0.1, 1",
  })
  void theNextScanIsDue(boolean busy, long spent, double speed, long expected) {
    assertEquals(Duration.ofMillis(expected), Scan.delay(busy, Duration.ofMillis(spent), speed));
  }

  @Test
  void missedScansTurnStaleAfterThreeAndLostAfterTen() {
    Reach reach = Reach.unknown(0).seen();
    for (int missed = 1; missed <= 12; missed++) {
      reach = reach.missing();
      assertEquals(missed >= 3, reach.isStale(), missed + " missed");
      assertEquals(missed >= 10, reach.isLost(), missed + " missed");
    }
    assertFalse(reach.seen().isStale());
  }

  @Test
  void thePauseAfterAFailureDoublesUpToTwoSecondsAndIsSpreadByAQuarter() {
    long[] expected = {100, 200, 400, 800, 1600, 2000, 2000};
    Reach reach = Reach.unknown(0);
    for (long millis : expected) {
      long pause = TimeUnit.MILLISECONDS.toNanos(millis);
      assertTrue(reach.failed("x", 0, 0).mayTry(pause * 3 / 4));
      assertFalse(reach.failed("x", 0, 0).mayTry(pause * 3 / 4 - 1));
      assertFalse(reach.failed("x", 0, 0.999).mayTry(pause * 6 / 5));
      reach = reach.failed("x", 0, 0.5);
      assertTrue(reach.mayTry(pause));
      assertFalse(reach.mayTry(pause - 1));
    }
    assertTrue(reach.seen().failed("x", 0, 0.5).mayTry(TimeUnit.MILLISECONDS.toNanos(100)));
  }

  @Test
  void thePressIsReadTenTimesASecondTwentyTimesDuringAStrokeAndTheLeaseIsRenewedTwice() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      rig.link.log.clear();
      rig.advance(Duration.ofSeconds(10));
      assertEquals(100, count(rig, "read 100"));
      assertEquals(100, rig.link.log.size(), "nothing else is done while nothing is asked");

      rig.run(1001);
      rig.advance(Duration.ofSeconds(10));
      rig.link.log.clear();
      rig.advance(Duration.ofSeconds(10));
      assertEquals(200, count(rig, "read 100"));
      assertEquals(20, count(rig, "write 32"));
      assertTrue(rig.link.log.stream().noneMatch(each -> each.startsWith("write 0")));
      long trace =
          rig.link.log.stream()
              .filter(each -> each.startsWith("read "))
              .filter(each -> Integer.parseInt(each.substring(5)) >= 4096)
              .count();
      assertTrue(trace >= 60 && trace <= 110, trace + " trace reads for 1000 samples");
    }
  }

  private static long count(Rig rig, String what) {
    return rig.link.log.stream().filter(what::equals).count();
  }

  @Test
  void theCapIsTheOneThePlcWorksWithAsReadBack() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      assertFalse(fresh(rig).cap().isKnown(), "no limits are loaded");
      rig.run(1001);
      rig.advance(Duration.ofSeconds(5));
      assertEquals(4.0448, fresh(rig).cap().toKN(), 1e-6);
      assertEquals(78.54, fresh(rig).dieArea().toMm2(), 1e-4);
      assertTrue(fresh(rig).owned());

      rig.plc.holding[65] ^= 1;
      rig.restartBridge();
      rig.advance(Duration.ofSeconds(1));
      assertFalse(fresh(rig).cap().isKnown(), "what stands there is not what the PLC works with");
      assertFalse(fresh(rig).owned());
    }
  }

  private static PressReading.Fresh fresh(Rig rig) {
    return (PressReading.Fresh) rig.reading();
  }
}
