package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PulseTest {
  private static final long S = 1_000_000_000L;

  private final Pulse pulse = new Pulse(Duration.ofSeconds(3));

  private boolean still(long beat, long asked, long answered) {
    return pulse.isStill(beat, asked, answered);
  }

  @Test
  void itStandsStillOnceItHasBeenTheSameForSoLong() {
    assertFalse(still(7, 0, 0));
    assertFalse(still(7, 2 * S, 2 * S));
    assertTrue(still(7, 3 * S, 3 * S));
    assertFalse(still(8, 4 * S, 4 * S));
    assertFalse(still(8, 6 * S, 6 * S));
  }

  @Test
  void aBeatOfNobodyStandsStillAtOnce() {
    assertTrue(still(0, 0, 0));
  }

  @Test
  void aStoreThatWasAwayDoesNotLetItStandStill() {
    assertFalse(still(7, 0, 0));
    assertFalse(still(7, S, 15 * S), "whoever is at work waited for the store as well");
    assertFalse(still(7, 17 * S, 17 * S));
    assertTrue(still(7, 18 * S, 18 * S));
  }

  @Test
  void whatWasSeenBeforeItWasForgottenDoesNotCount() {
    assertFalse(still(7, 0, 0));
    pulse.forget();
    assertFalse(still(7, 5 * S, 5 * S));
  }
}
