package io.stackline.sequence.hold;

import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import java.util.Optional;

/**
 * Finds the half cycles of a cell by the turning points of what breathes: a point is one if the
 * signal came back from it by more than the hysteresis. That is known only later, so what follows
 * the last extreme is measured apart until it belongs to one half or the other. The beginning of
 * the hold counts as a turning point.
 */
final class HalfCycles {
  /** Breathing takes hours; noise and single top-ups are gone after a minute. */
  private static final double FILTER_SECONDS = 60;

  private final double hysteresis;
  private final Stretch half = new Stretch();
  private final Stretch later = new Stretch();
  private double slow = Double.NaN;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;
  private int direction;
  private double halfFrom;
  private double extremeAt;
  private int n;

  /**
   * @param hysteresis in the unit of the signal; infinity if half cycles are told by {@link #turn}
   */
  HalfCycles(double hysteresis) {
    this.hysteresis = hysteresis;
  }

  /**
   * Takes the next step of a hold.
   *
   * @param at when it ends, seconds since the hold began
   * @param seen whether anything is known of it; if not it is a gap
   * @param signal what breathes, at its end
   * @return the half cycle that is over
   */
  Optional<HoldSummary> add(
      double seconds,
      Stretch.Point from,
      Stretch.Point to,
      boolean seen,
      double at,
      double signal) {
    if (seen) {
      later.add(seconds, from, to);
    }
    if (Double.isInfinite(hysteresis) || Double.isNaN(signal)) {
      return Optional.empty();
    }
    slow =
        Double.isNaN(slow)
            ? signal
            : slow - (signal - slow) * Math.expm1(-seconds / FILTER_SECONDS);
    if (Double.isNaN(lowest)) {
      lowest = slow;
      highest = slow;
    }
    return follow(at);
  }

  private Optional<HoldSummary> follow(double at) {
    boolean rises = slow > lowest + hysteresis;
    boolean falls = slow < highest - hysteresis;
    if (direction == 0) {
      direction = rises ? 1 : falls ? -1 : 0;
      lowest = rises ? slow : Math.min(lowest, slow);
      highest = falls ? slow : Math.max(highest, slow);
      return extreme(at);
    }
    if (direction > 0 && slow >= highest) {
      highest = slow;
      return extreme(at);
    }
    if (direction < 0 && slow <= lowest) {
      lowest = slow;
      return extreme(at);
    }
    return (direction > 0 ? falls : rises) ? turned() : Optional.empty();
  }

  private Optional<HoldSummary> extreme(double at) {
    half.add(later);
    later.clear();
    extremeAt = at;
    return Optional.empty();
  }

  private Optional<HoldSummary> turned() {
    direction = -direction;
    lowest = slow;
    highest = slow;
    return Optional.of(over(extremeAt));
  }

  private HoldSummary over(double until) {
    HoldSummary summary = half.summary(Span.HALF_CYCLE, n++, halfFrom, until);
    half.clear();
    half.add(later);
    later.clear();
    halfFrom = until;
    extremeAt = until;
    return summary;
  }

  /** Temperatures count for the half cycle they were read in, as far as that is known by then. */
  void warm(double seconds, double fromKelvin, double toKelvin) {
    later.warm(seconds, fromKelvin, toKelvin);
  }

  /** Somebody says that another half cycle begins, or the hold is over. */
  Optional<HoldSummary> turn(double at) {
    half.add(later);
    later.clear();
    return at > halfFrom ? Optional.of(over(at)) : Optional.empty();
  }

  /** How many are over. */
  int count() {
    return n;
  }
}
