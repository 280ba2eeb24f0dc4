package io.stackline.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the scans of one press are due: on a grid that does not drift, whatever a scan takes and
 * however many are put in between. A scan that comes late still comes, at once; whole periods gone
 * by are not caught up but counted. Two scans are at least half a period apart, so that whoever
 * reads their results sees both. Confined to one crank, but for what it has counted.
 */
final class Rhythm {
  private Instant due;
  private Instant notBefore = Instant.MIN;
  private long made;
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();

  /**
   * @param first when the first scan is due
   */
  Rhythm(Instant first) {
    this.due = first;
  }

  /**
   * How long to wait after a scan, zero if the next is due already. The period is counted from when
   * this scan was due, unless it was one put in between.
   *
   * @param begun when the scan began, {@code now} when it ended
   * @param period until the next, above zero
   * @param early how much before its time a scan may begin and still be the one that was due
   */
  Duration pause(Instant begun, Instant now, Duration period, Duration early) {
    if (!begun.plus(early).isBefore(due)) {
      made++;
      Instant next = due.plus(period);
      if (!next.isAfter(now)) {
        long gone = Duration.between(next, now).dividedBy(period);
        late.setOpaque(late.getPlain() + 1);
        skipped.setOpaque(skipped.getPlain() + gone);
        next = next.plus(period.multipliedBy(gone));
      }
      due = next;
      notBefore = begun.plusNanos(period.toNanos() / 2);
    }
    Instant next = due.isAfter(notBefore) ? due : notBefore;
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  /** How many scans that were due have been made. */
  long made() {
    return made;
  }

  /** How many of them the one before had held up. For any thread. */
  long late() {
    return late.getOpaque();
  }

  /** How many were not made because a whole period had gone by. For any thread. */
  long skipped() {
    return skipped.getOpaque();
  }
}
