package io.stackline.run;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a run is wanted.
 *
 * @param priority {@value #PRIORITY_MIN} to {@value #PRIORITY_MAX}, 0 is usual, a higher one goes
 *     first
 * @param due when it should be done; of runs that are wanted alike the earlier one goes first. A
 *     run that is late goes on like any other
 */
public record Urgency(int priority, Optional<Instant> due) {
  /** The lowest priority there is. */
  public static final int PRIORITY_MIN = -9;

  /** The highest priority there is. */
  public static final int PRIORITY_MAX = 9;

  /** Like most runs, and due at no time. */
  public static final Urgency USUAL = new Urgency(0, Optional.empty());

  /** Refuses a priority that does not exist by {@link IllegalArgumentException}. */
  public Urgency {
    if (priority < PRIORITY_MIN || priority > PRIORITY_MAX) {
      throw new IllegalArgumentException(
          "a priority is " + PRIORITY_MIN + " to " + PRIORITY_MAX + ", not " + priority);
    }
  }
}
