package io.stackline.plcsim.server;

import java.time.Duration;

/**
 * What a gateway answers for a unit that is not there.
 *
 * @param answered exception 0x0B, or nothing at all
 * @param after how long the gateway waits before it gives up on the unit, at most a minute; other
 *     connections are not held up by it
 */
public record Absence(boolean answered, Duration after) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Exception 0x0B without waiting. */
  public static final Absence AT_ONCE = new Absence(true, Duration.ZERO);

  /** No answer. */
  public static final Absence SILENCE = new Absence(false, Duration.ZERO);

  public Absence {
    if (after.isNegative() || after.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("after must lie in 0..60 s, but is " + after);
    }
  }

  /** Exception 0x0B once the gateway has waited for the unit. */
  public static Absence after(Duration wait) {
    return new Absence(true, wait);
  }
}
