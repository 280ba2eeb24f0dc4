package io.stackline.launch.kill;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When a life is to end.
 *
 * @param trigger what it is counted from
 * @param after so long after it
 */
record Moment(Trigger trigger, Duration after) {
  /** What a moment is counted from. */
  enum Trigger {
    /** The start of the process: it dies before it serves. */
    LAUNCH,
    /** The line serves. */
    UP,
    /** A client sends a command. */
    COMMAND,
    /** A press begins a stroke. */
    STROKE,
    /** A press holds stack pressure. */
    HOLD
  }

  private static final int LIFE_MS = 6000;
  private static final int LONG_LIFE_MS = 30_000;
  private static final int LAUNCH_MS = 4000;
  private static final int SOON_MS = 60;
  private static final int STROKE_MS = 400;
  private static final int HOLD_MS = 3000;

  /**
   * A third of them soon in a life, one in six after a long one, in which runs come to their end,
   * one in ten while it starts, the others just after a command was sent, a stroke has begun or
   * stack pressure is held.
   */
  static Moment draw(SplittableRandom random) {
    int sort = random.nextInt(100);
    if (sort < 33) {
      return new Moment(Trigger.UP, Duration.ofMillis(random.nextInt(LIFE_MS)));
    } else if (sort < 50) {
      return new Moment(Trigger.UP, Duration.ofMillis(random.nextInt(LIFE_MS, LONG_LIFE_MS)));
    } else if (sort < 60) {
      return new Moment(Trigger.LAUNCH, Duration.ofMillis(random.nextInt(LAUNCH_MS)));
    } else if (sort < 78) {
      return new Moment(Trigger.COMMAND, Duration.ofMillis(random.nextInt(SOON_MS)));
    } else if (sort < 91) {
      return new Moment(Trigger.STROKE, Duration.ofMillis(random.nextInt(STROKE_MS)));
    }
    return new Moment(Trigger.HOLD, Duration.ofMillis(random.nextInt(HOLD_MS)));
  }
}
