package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a press that holds may be left alone. */
class PaceTest {
  private static Pace pace(long holdingMs, long leaseS) {
    return new Pace(Duration.ofMillis(holdingMs), Duration.ZERO, Duration.ofSeconds(leaseS));
  }

  @Test
  void theUsualPaceHasALeaseOfThreeSeconds() {
    assertEquals(new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3)), Pace.USUAL);
  }

  @Test
  void aLeaseLastsThreeScansAndNoLongerThanThePlcAllows() {
    assertEquals(Duration.ofSeconds(20), pace(20_000, 60).holding());
    assertThrows(IllegalArgumentException.class, () -> pace(20_001, 60));
    assertThrows(IllegalArgumentException.class, () -> pace(0, 61));
    assertThrows(IllegalArgumentException.class, () -> pace(0, 1));
    assertThrows(IllegalArgumentException.class, () -> pace(-1, 3));
    Duration lease = Duration.ofSeconds(6);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pace(Duration.ZERO, Duration.ofSeconds(3), lease));
  }
}
