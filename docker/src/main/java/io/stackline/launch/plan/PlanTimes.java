package io.stackline.launch.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a plan as people read them, by UTC. */
public final class PlanTimes {
  private static final DateTimeFormatter DAY = format("EEE d MMM");
  private static final DateTimeFormatter CLOCK = format("HH:mm");
  private static final int HOURS_FROM_MIN = 120;
  private static final int DAYS_FROM_H = 72;

  private PlanTimes() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** Such as {@code Mon 23 Nov}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** Such as {@code 06:05}. */
  public static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /** Such as {@code Mon 23 Nov 06:05}. */
  public static String both(Instant time) {
    return day(time) + " " + clock(time);
  }

  /** In minutes, hours or days, whichever suits. */
  public static String span(Duration time) {
    double minutes = time.toSeconds() / 60.0;
    if (minutes < HOURS_FROM_MIN) {
      return String.format(Locale.ROOT, "%.0f min", minutes);
    }
    double hours = minutes / 60;
    return hours < DAYS_FROM_H
        ? String.format(Locale.ROOT, "%.1f h", hours)
        : String.format(Locale.ROOT, "%.1f d", hours / 24);
  }
}
