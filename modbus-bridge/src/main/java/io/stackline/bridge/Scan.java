package io.stackline.bridge;

import io.stackline.bridge.driver.DriverState;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.TraceRing;
import io.stackline.press.Press;
import io.stackline.press.PressStatus;
import io.stackline.press.StatusFlag;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What one scan of a press reads, and when the next is due. Pure. */
final class Scan {
  /** Reads of a status that keeps coming torn, the first one included. */
  static final int STATUS_READS_MAX = 4;

  /** Trace reads in one scan: 120 samples, 1.2 s of the fastest trace. */
  static final int TRACE_READS_MAX = 8;

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration PERIOD_BUSY = Duration.ofMillis(50);
  private static final Duration WALL_MIN = Duration.ofMillis(1);

  /** Shorter than a cycle of most PLCs. */
  private static final Duration GLANCE = Duration.ofMillis(3);

  /** How long after a command its answer is looked for at this pace, wall clock. */
  private static final Duration GLANCES = Duration.ofMillis(60);

  private static final Duration TRACE_PERIOD = Duration.ofMillis(300);
  private static final Duration LIMITS_RETRY = Duration.ofSeconds(10);

  /** How far rated forces of site and PLC may differ. */
  private static final double RATED_TOLERANCE = 0.1;

  private Scan() {}

  /** How closely a press is to be looked at. */
  enum Haste {
    /** Nothing is under way. */
    NONE(PERIOD),
    /** A stroke or a command is. */
    BUSY(PERIOD_BUSY),
    /** A command was sent just now: looks are put in between the scans. */
    ANSWER(PERIOD_BUSY);

    private final Duration period;

    Haste(Duration period) {
      this.period = period;
    }

    static Haste of(boolean busy) {
      return busy ? BUSY : NONE;
    }

    /** Process time from one scan to the next, at least a millisecond of the wall clock. */
    Duration period(double speed) {
      return longer(period, least(speed));
    }
  }

  /** How long to wait after a scan, process time; haste alone says how long. */
  static Duration pause(Rhythm rhythm, Instant begun, Time time, Haste haste) {
    return pause(rhythm, begun, time, haste, Duration.ZERO);
  }

  /**
   * How long to wait after a scan, process time.
   *
   * @param begun when the scan began
   * @param atLeast period between two scans if it is longer than what haste asks for
   */
  static Duration pause(Rhythm rhythm, Instant begun, Time time, Haste haste, Duration atLeast) {
    Duration least = least(time.speed());
    Duration period = longer(haste.period(time.speed()), atLeast);
    Duration due = rhythm.pause(begun, time.now(), period, least);
    Duration pause = due.compareTo(period) < 0 ? due : period;
    boolean glance = haste == Haste.ANSWER && pause.compareTo(GLANCE) > 0;
    return longer(glance ? GLANCE : pause, least);
  }

  /** How long after the first press this one begins, so that not all are read at once. */
  static Duration offset(int press, int presses) {
    return PERIOD.multipliedBy(press).dividedBy(presses);
  }

  /**
   * Whether what was sent may be answered any moment: a PLC answers within a few of its own cycles,
   * or has something to do that takes long.
   *
   * @param wallNanos wall clock
   */
  static boolean isAnswerNear(DriverState driver, long wallNanos) {
    OptionalLong sent = driver.unansweredSince();
    return sent.isPresent() && wallNanos - sent.getAsLong() < GLANCES.toNanos();
  }

  private static Duration least(double speed) {
    return Duration.ofNanos((long) (WALL_MIN.toNanos() * Math.max(1, speed)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
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
