package io.stackline.bridge;

import io.stackline.bridge.driver.DriverState;
import io.stackline.bridge.driver.Tenure;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * How closely a press is watched while it holds stack pressure and nothing is asked of it. The PLC
 * holds by itself, for days, and its trace may have a sample a second then; a site with many such
 * holds may look less often. Everything else goes at the usual pace, and an order is seen to at
 * once.
 *
 * @param holding period of the scans meanwhile; zero for the usual one
 * @param lease how long the PLC waits for us, 2 s to 60 s as PRESSMAP 1.0 allows, and no less than
 *     three scans, so that two may be missed
 */
public record Pace(Duration holding, Duration lease) {
  private static final Duration LEASE_MIN = Duration.ofSeconds(2);
  private static final Duration LEASE_MAX = Duration.ofSeconds(60);
  private static final int SCANS_A_LEASE = 3;

  /** Ten scans a second at rest, twenty while anything runs. */
  public static final Pace USUAL = new Pace(Duration.ZERO, Tenure.LEASE);

  public Pace {
    if (holding.isNegative()) {
      throw new IllegalArgumentException("holding must not be negative, but is " + holding);
    }
    if (lease.compareTo(LEASE_MIN) < 0 || lease.compareTo(LEASE_MAX) > 0) {
      throw new IllegalArgumentException("lease must be 2 s to 60 s, but is " + lease);
    }
    if (holding.multipliedBy(SCANS_A_LEASE).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "lease must last three scans of " + holding + ", but is " + lease);
    }
  }

  /** Shortest period between two scans of a press in this state. */
  Duration between(DriverState driver, Optional<PressStatus> last) {
    boolean holds = last.map(status -> status.state() == PressState.INSITU).orElse(false);
    return holds && driver.isAtEase() ? holding : Duration.ZERO;
  }
}
