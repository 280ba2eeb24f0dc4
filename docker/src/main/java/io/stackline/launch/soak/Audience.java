package io.stackline.launch.soak;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who is told while a simulation goes on.
 *
 * @param story each event, as it happens
 * @param hours of virtual time gone by, once an hour
 */
record Audience(Consumer<String> story, Consumer<Duration> hours) {
  /** Nobody. */
  static final Audience NONE = new Audience(event -> {}, gone -> {});
}
