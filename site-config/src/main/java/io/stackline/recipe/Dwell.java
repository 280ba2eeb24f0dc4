package io.stackline.recipe;

import io.stackline.material.Sourced;
import java.time.Duration;

/** How long a target is held. */
public sealed interface Dwell {
  /** So long, counted only while in band. */
  record Soak(Sourced<Duration> time) implements Dwell {}

  /** Stack pressure without an end: until somebody releases it. */
  record UntilReleased() implements Dwell {}
}
