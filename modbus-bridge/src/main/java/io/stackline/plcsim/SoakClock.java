package io.stackline.plcsim;

/**
 * The time of a hold. With a guaranteed soak only time within the band counts towards the duration,
 * and after three times the duration the hold is over all the same; without it all time counts. The
 * credit shown is time within the band either way.
 */
final class SoakClock {
  private static final int LONGEST_FACTOR = 3;

  private final Segment segment;
  private final RunFigures figures;
  private long countedMs;
  private boolean brokeBand;
  private boolean wasInBand;

  SoakClock(Segment segment, RunFigures figures) {
    this.segment = segment;
    this.figures = figures;
  }

  void tick(int elapsedMs) {
    boolean inBand = figures.inBand();
    countedMs += inBand || !segment.guaranteedSoak() ? elapsedMs : 0;
    brokeBand |= wasInBand && !inBand && segment.stopIfOutOfBand();
    wasInBand |= inBand;
    long remaining =
        segment.untilReleased()
            ? Segment.UNTIL_RELEASED
            : Math.max(0, segment.durationMs() - countedMs);
    if (inBand) {
      figures.credited(elapsedMs, remaining);
    } else {
      figures.remaining(remaining);
    }
  }

  boolean over() {
    return !segment.untilReleased() && (countedMs >= segment.durationMs() || overdue());
  }

  /** The one in band, the other out of it, or less if the hold is nearly over, ms. */
  int patienceMs(int inBand, int outOfBand) {
    int most = figures.inBand() ? inBand : outOfBand;
    return segment.untilReleased()
        ? most
        : (int) Math.min(most, Math.max(0, segment.durationMs() - countedMs));
  }

  /** Whether three times the duration have passed without enough time in band. */
  boolean overdue() {
    return !segment.untilReleased()
        && segment.guaranteedSoak()
        && countedMs < segment.durationMs()
        && figures.segmentMs() > LONGEST_FACTOR * segment.durationMs();
  }

  /** Whether the force has left the band in a segment that must stop then; says so once. */
  boolean takeBrokenBand() {
    boolean broke = brokeBand;
    brokeBand = false;
    return broke;
  }
}
