package io.stackline.launch.soak;

import java.time.Duration;
import java.util.List;

/**
 * How much a simulation takes on.
 *
 * @param option of the command line that chooses it, empty for the usual one
 * @param floors the lines a seed may be on
 * @param dwells how many times longer than written the recipes dwell
 * @param days how many runs hold stack pressure for 24 h
 * @param troubled seconds in which things go wrong
 * @param habits how people live
 */
record Span(
    String option,
    List<Floor> floors,
    int dwells,
    int days,
    Range runs,
    Range troubled,
    Range faults,
    Habits habits,
    Grain grain) {
  private static final int SIX_DAYS = 6 * 86_400;

  /** Minutes of short recipes, as in every build. */
  static final Span SHORT =
      new Span(
          "",
          List.of(new Floor(1, 1, 1, 0), new Floor(2, 1, 1, 0)),
          1,
          0,
          new Range(1, 3),
          new Range(40, 139),
          new Range(2, 8),
          Habits.restless(1),
          Grain.FINE);

  /** An hour of dwells of minutes, on more presses. */
  static final Span LONG =
      new Span(
          "--long",
          List.of(new Floor(2, 1, 1, 0), new Floor(4, 2, 2, 0)),
          30,
          0,
          new Range(1, 8),
          new Range(600, 3600),
          new Range(5, 40),
          Habits.restless(0.3),
          Grain.FINE);

  /** A pilot line's week: 12 presses, 4 rigs, 300 runs, 24 of which hold pressure for a day. */
  static final Span WEEK =
      new Span(
          "--week",
          List.of(new Floor(8, 4, 4, 16)),
          6,
          24,
          new Range(300, 300),
          new Range(SIX_DAYS, SIX_DAYS),
          new Range(500, 500),
          Habits.LINE,
          Grain.COARSE);

  Span {
    floors = List.copyOf(floors);
  }

  /**
   * Presses for powder, for lithium, and rigs.
   *
   * @param dies so many of steel and with a sleeve are in stock, of which an order names one; 0 for
   *     the one of each that ships, which every run needs
   */
  record Floor(int powder, int metal, int rigs, int dies) {}

  /** Both ends are in it. */
  record Range(int from, int to) {}

  /** Whether it is too much to be lived through more often than asked. */
  boolean isOnce() {
    return grain.glance().compareTo(Duration.ofSeconds(1)) > 0;
  }
}
