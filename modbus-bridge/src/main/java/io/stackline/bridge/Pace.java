package io.stackline.bridge;

import io.stackline.bridge.driver.DriverState;
import io.stackline.bridge.driver.Tenure;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * How closely a press is watched while it holds stack pressure, or rests, and nothing is asked of
 * it. The PLC holds by itself, for days, and its trace may have a sample a second then; a site with
 * many such holds may look less often, and so may a simulation of days at presses nobody uses.
 * Everything else goes at the usual pace, and an order is seen to at once.
 *
 * @param holding period of the scans while it holds; zero for the usual one
 * @param resting the same while it is idle, ready or complete
 * @param lease how long the PLC waits for us, 2 s to 60 s as PRESSMAP 1.0 allows, and no less than
 *     three scans, so that two may be missed
 */
public record Pace(Duration holding, Duration resting, Duration lease) {
  private static final Duration LEASE_MIN = Duration.ofSeconds(2);
  private static final Duration LEASE_MAX = Duration.ofSeconds(60);
  private static final int SCANS_A_LEASE = 3;

  /** Ten scans a second at rest, twenty while anything runs. */
  public static final Pace USUAL = new Pace(Duration.ZERO, Duration.ZERO, Tenure.LEASE);

  public Pace {
    checkPeriod("holding", holding, lease);
    checkPeriod("resting", resting, lease);
    if (lease.compareTo(LEASE_MIN) < 0 || lease.compareTo(LEASE_MAX) > 0) {
      throw new IllegalArgumentException("lease must be 2 s to 60 s, but is " + lease);
    }
  }

  private static void checkPeriod(String name, Duration period, Duration lease) {
    if (period.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + period);
    }
    if (period.multipliedBy(SCANS_A_LEASE).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "lease must last three scans of " + period + ", but is " + lease);
    }
  }

  /** Shortest period between two scans of a press in this state. */
  Duration between(DriverState driver, Optional<PressStatus> last) {
    if (last.isEmpty() || !driver.isAtEase()) {
      return Duration.ZERO;
    }
    PressState state = last.get().state();
    boolean rests = state == PressState.IDLE || state == PressState.READY || state.isComplete();
    if (rests && !driver.isBusy()) {
      return resting;
    }
    return state == PressState.INSITU ? holding : Duration.ZERO;
  }
}
