package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {
  /** Columns: busy, speed → ms from one scan to the next, process time. */
  @ParameterizedTest
  @CsvSource({
    "false, 1, 100", // 10 Hz
    "true, 1, 50", // 20 Hz
    "true, 20, 50",
    "true, 500, 500", // a fast simulation: 1 ms wall clock
    "false, 0.1, 100",
  })
  void theNextScanIsDue(boolean busy, double speed, long expected) {
    assertEquals(Duration.ofMillis(expected), Scan.Haste.of(busy).period(speed));
  }

  @Test
  void pressesAreReadOneAfterTheOtherOverThePeriod() {
    assertEquals(Duration.ZERO, Scan.offset(0, 200));
    assertEquals(Duration.ofMillis(50), Scan.offset(100, 200));
    assertEquals(Duration.ofNanos(99_500_000), Scan.offset(199, 200));
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

  @Test
  void anOrderDoesNotWaitForTheNextScanNorDoesItsAnswer() {
    try (Rig rig = new Rig()) {
      rig.run(1001);
      rig.advance(Duration.ofSeconds(10));
      for (int i = 0; i < 20; i++) {
        rig.advance(Duration.ofMillis(1017));
        OrderId pause = rig.pause(1001);
        rig.until(pause, Progress.Obeyed.class, Duration.ofMillis(8));
        OrderId resume = rig.resume(1001);
        rig.until(resume, Progress.Obeyed.class, Duration.ofMillis(8));
      }
    }
  }

  @Test
  void aPlcThatKeepsACommandForLongIsNotAskedAtThatPaceForEver() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      rig.plc.deaf = true;
      rig.run(1001);
      rig.link.log.clear();
      rig.advance(Duration.ofMillis(900));
      long reads = count(rig, "read 100");
      assertTrue(reads > 16 && reads < 16 + 25, reads + " reads");
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
