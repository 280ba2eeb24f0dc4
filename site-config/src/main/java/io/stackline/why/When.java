package io.stackline.why;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: without the date if it is today's, by UTC. */
final class When {
  private static final DateTimeFormatter TODAY = format("HH:mm:ss 'UTC'");
  private static final DateTimeFormatter OTHERWISE = format("yyyy-MM-dd HH:mm:ss 'UTC'");

  private When() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static String told(Instant when, Instant now) {
    boolean today =
        when.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TODAY : OTHERWISE).format(when);
  }
}
