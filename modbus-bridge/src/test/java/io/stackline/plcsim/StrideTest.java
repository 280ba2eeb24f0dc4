package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How long a scan may be. */
class StrideTest {
  private static final int STEP_MS = 10;

  private static Stride quiet() {
    Stride stride = new Stride(STEP_MS);
    for (int i = 0; i <= 200; i++) {
      stride.scanned(STEP_MS, 1, 5000, 12);
    }
    return stride;
  }

  @Test
  void scansGrowFromTwoSecondsOfQuietOnUpToASecond() {
    Stride stride = new Stride(STEP_MS);
    int ms = STEP_MS;
    int elapsed = 0;
    while (ms == STEP_MS) {
      stride.scanned(ms, 1, 5000, 12);
      elapsed += ms;
      ms = stride.nextMs(1, Stride.LONGEST_MS, 60_000);
    }
    assertEquals(2010, elapsed, "the first scan is news");
    for (int wanted : new int[] {20, 40, 80, 160, 320, 640, 1000, 1000}) {
      assertEquals(wanted, ms);
      stride.scanned(ms, 1, 5000, 12);
      ms = stride.nextMs(1, Stride.LONGEST_MS, 60_000);
    }
  }

  @Test
  void nothingIsLongerThanThePatienceOrTheTimeAskedFor() {
    Stride stride = quiet();
    stride.scanned(1000, 1, 5000, 12);
    assertEquals(50, stride.nextMs(1, 50, 60_000));
    assertEquals(7, stride.nextMs(1, 50, 7));
    assertEquals(STEP_MS, stride.nextMs(1, 0, 60_000), "but no shorter than the PLC's own");
  }

  @Test
  void whateverHappensMakesTheNextScanShort() {
    assertTrue(quiet().nextMs(1, 1000, 60_000) > STEP_MS, "control");
    assertEquals(STEP_MS, quiet().nextMs(2, 1000, 60_000), "something happened since the scan");
    Stride jumped = quiet();
    jumped.scanned(1000, 1, 5100, 12);
    assertEquals(STEP_MS, jumped.nextMs(1, 1000, 60_000), "the force jumped");
    Stride blind = quiet();
    blind.scanned(1000, 1, Double.NaN, 12);
    assertEquals(STEP_MS, blind.nextMs(1, 1000, 60_000), "the force is not known");
  }
}
