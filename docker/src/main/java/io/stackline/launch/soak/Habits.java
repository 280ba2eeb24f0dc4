package io.stackline.launch.soak;

import java.time.Duration;

/**
 * How people at a line live.
 *
 * @param mischief how bad they are at each glance, beside those of short simulations; 0 for none
 * @param mistakeEvery mean time between two mistakes on the whole line while somebody is there;
 *     zero for none but mischief
 * @param fumbles share of what is asked that is sent late or twice, besides mischief
 * @param reachMin shortest time until somebody sees to what a run or a press waits for
 * @param reachMax longest such time; zero where everybody is everywhere at once
 * @param manned how much of each day somebody is there, from the beginning of the day on
 * @param ordered days in which the MES orders, by shifts; 0 for all at once
 */
record Habits(
    double mischief,
    Duration mistakeEvery,
    double fumbles,
    Duration reachMin,
    Duration reachMax,
    Duration manned,
    int ordered) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SHIFT = Duration.ofHours(8);
  private static final int SHIFTS = 2;

  /**
   * Two shifts of eight hours, nobody at night, six days of orders; a question waits for minutes,
   * and somebody does what he should not some hundred times a week. Assumptions of this project, no
   * measurements of a line.
   */
  static final Habits LINE =
      new Habits(
          0,
          Duration.ofMinutes(20),
          0.01,
          Duration.ofSeconds(30),
          Duration.ofMinutes(6),
          SHIFT.multipliedBy(SHIFTS),
          6);

  /** Always there, everywhere at once, and so bad that much happens in a minute. */
  static Habits restless(double mischief) {
    return new Habits(mischief, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, DAY, 0);
  }

  /** Whether somebody is there so long after the beginning of the first day. */
  boolean isManned(Duration gone) {
    return gone.toMillis() % DAY.toMillis() < manned.toMillis();
  }

  /** When the n-th of so many orders is sent, 0 for the first: each shift begins with its share. */
  Duration sent(int n, int orders) {
    int shift = ordered * SHIFTS * n / orders;
    return DAY.multipliedBy(shift / SHIFTS).plus(SHIFT.multipliedBy(shift % SHIFTS));
  }
}
