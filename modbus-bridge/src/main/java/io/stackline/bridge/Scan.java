package io.stackline.bridge;

import io.stackline.bridge.driver.DriverState;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.TraceRing;
import io.stackline.press.Press;
import io.stackline.press.PressStatus;
import io.stackline.press.StatusFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What one scan of a press reads, and when the next is due. Pure. */
final class Scan {
  /** Reads of a status that keeps coming torn, the first one included. */
  static final int STATUS_READS_MAX = 4;

  /** Trace reads in one scan: 120 samples, 1.2 s of the fastest trace. */
  static final int TRACE_READS_MAX = 8;

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration PERIOD_BUSY = Duration.ofMillis(50);
  private static final Duration WALL_MIN = Duration.ofMillis(1);
  private static final Duration TRACE_PERIOD = Duration.ofMillis(300);
  private static final Duration LIMITS_RETRY = Duration.ofSeconds(10);

  /** How far rated forces of site and PLC may differ. */
  private static final double RATED_TOLERANCE = 0.1;

  private Scan() {}

  /**
   * How long to wait until the next scan, process time.
   *
   * @param busy whether a stroke or a command is under way
   * @param spent process time this scan has taken
   * @param speed process seconds in a wall second
   */
  static Duration delay(boolean busy, Duration spent, double speed) {
    Duration rest = (busy ? PERIOD_BUSY : PERIOD).minus(spent);
    Duration least = Duration.ofNanos((long) (WALL_MIN.toNanos() * Math.max(1, speed)));
    return rest.compareTo(least) > 0 ? rest : least;
  }

  /** Whether the press wants the short period. */
  static boolean isBusy(DriverState driver, Optional<PressStatus> last) {
    return driver.isBusy() || last.map(status -> status.state().isActive()).orElse(false);
  }

  /** The trace reads that are due now, if any. */
  static Optional<TraceRing.Plan> trace(
      DriverState driver, Identity identity, PressStatus status, Duration sinceLast) {
    if (driver.drain().isEmpty() || !identity.hasTrace()) {
      return Optional.empty();
    }
    DriverState.Drain drain = driver.drain().get();
    long head = status.plc().traceHead();
    long waiting = head - drain.cursor().next();
    boolean full = waiting < 0 || waiting >= 2L * identity.ring().samplesPerRead();
    boolean late = waiting > 0 && sinceLast.compareTo(TRACE_PERIOD) >= 0;
    if (!(full || late || drain.isRest())) {
      return Optional.empty();
    }
    return Optional.of(
        identity
            .ring()
            .plan(
                drain.cursor(),
                head,
                Math.min(head, drain.end()),
                status.plc().bootCount(),
                TRACE_READS_MAX));
  }

  /** Whether the limits the PLC works with are other than those known and should be read. */
  static boolean wantsLimits(LimitsKnown known, PressStatus status, Instant now) {
    boolean loaded = status.flags().contains(StatusFlag.LIMITS_LOADED);
    boolean sameAsTried = known.crc() == status.loaded().limitsCrc();
    boolean soonAfter = now.isBefore(known.tried().plus(LIMITS_RETRY));
    return loaded && !(sameAsTried && (known.isRead() || soonAfter));
  }

  /** Why this PLC cannot be the one the site describes, if so. */
  static Optional<String> misfit(Press press, Identity identity) {
    double site = press.rated().newtons();
    double plc = identity.rated().newtons();
    if (Math.abs(plc - site) > RATED_TOLERANCE * site) {
      return Optional.of(
          "the PLC is rated "
              + identity.rated()
              + ", the site describes "
              + press.id()
              + " with "
              + press.rated());
    }
    return Optional.empty();
  }
}
