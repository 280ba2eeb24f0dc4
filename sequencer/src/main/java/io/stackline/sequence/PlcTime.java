package io.stackline.sequence;

import io.stackline.press.PressReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a PLC's clock showed at a process time.
 *
 * @param uptimeMs wraps after 49.7 days
 */
record PlcTime(Instant at, long uptimeMs) {
  private static final long UPTIME_MASK = 0xFFFF_FFFFL;

  /** By the last reading of a press, unless that is not fresh. */
  static Optional<PlcTime> of(Optional<PressReading> reading) {
    return reading
        .filter(PressReading.Fresh.class::isInstance)
        .map(PressReading.Fresh.class::cast)
        .map(each -> new PlcTime(each.sampled().source(), each.now().plc().uptime().toMillis()));
  }

  /** What it shows at another time. */
  long uptimeMs(Instant other) {
    return (uptimeMs + Duration.between(at, other).toMillis()) & UPTIME_MASK;
  }
}
