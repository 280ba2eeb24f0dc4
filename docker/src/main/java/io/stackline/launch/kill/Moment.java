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
    STROKE
  }

  private static final int LIFE_MS = 6000;
  private static final int LAUNCH_MS = 4000;
  private static final int SOON_MS = 60;
  private static final int STROKE_MS = 400;

  /**
   * Half of them anywhere in a life, one in ten while it starts, the others just after a command
   * was sent or a stroke has begun.
   */
  static Moment draw(SplittableRandom random) {
    int sort = random.nextInt(100);
    if (sort < 50) {
      return new Moment(Trigger.UP, Duration.ofMillis(random.nextInt(LIFE_MS)));
    } else if (sort < 60) {
      return new Moment(Trigger.LAUNCH, Duration.ofMillis(random.nextInt(LAUNCH_MS)));
    } else if (sort < 85) {
      return new Moment(Trigger.COMMAND, Duration.ofMillis(random.nextInt(SOON_MS)));
    }
    return new Moment(Trigger.STROKE, Duration.ofMillis(random.nextInt(STROKE_MS)));
  }
}
