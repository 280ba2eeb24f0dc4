package io.stackline.launch.soak;

import io.stackline.bridge.Pace;
import java.time.Duration;

/**
 * How closely a simulation is lived through.
 *
 * @param pace of the bridge
 * @param glance how often a press is lived up to the moment though nobody looks
 * @param restMs longest piece in which a press lives on that rests or holds stack pressure
 * @param silent a press that was not heard for so long is not shown as fresh
 * @param pauseMinMs between two glances of people
 * @param orderEvery how long the MES waits after an order for a run was refused
 * @param orders so often it tries in all
 * @param calmMax in calm every run ends within this
 */
record Grain(
    Pace pace,
    Duration glance,
    int restMs,
    Duration silent,
    int pauseMinMs,
    int pauseMaxMs,
    Duration orderEvery,
    int orders,
    Duration calmMax) {
  /** For minutes in which much happens. */
  static final Grain FINE =
      new Grain(
          Pace.USUAL,
          Duration.ofMillis(500),
          Machine.SLICE_MS,
          Duration.ofSeconds(2),
          1500,
          4000,
          Duration.ZERO,
          400,
          Duration.ofMinutes(40));

  /** For days in which hardly anything moves. A stroke is seen as closely as ever. */
  static final Grain COARSE =
      new Grain(
          new Pace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30)),
          Duration.ofSeconds(5),
          1000,
          Duration.ofSeconds(35),
          4000,
          12_000,
          Duration.ofMinutes(1),
          40_000,
          Duration.ofDays(6));
}
