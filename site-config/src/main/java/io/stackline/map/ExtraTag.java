package io.stackline.map;

import java.time.Duration;

/**
 * A tag that a site adds to a press, whatever its PLC speaks.
 *
 * @param every period of its reading, process time; 100 ms to 10 min
 */
public record ExtraTag(Point point, Duration every) {
  /** A press has no more of them. */
  public static final int MAX = 64;

  public static final Duration EVERY_MIN = Duration.ofMillis(100);
  public static final Duration EVERY_MAX = Duration.ofMinutes(10);

  public ExtraTag {
    if (every.compareTo(EVERY_MIN) < 0 || every.compareTo(EVERY_MAX) > 0) {
      throw new IllegalArgumentException(point + " cannot be read every " + every);
    }
  }
}
