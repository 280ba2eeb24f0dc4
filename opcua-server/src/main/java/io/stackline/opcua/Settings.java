package io.stackline.opcua;

import java.time.Duration;

/**
 * What tests set otherwise than a plant does. All of it is wall-clock time.
 *
 * @param answerWait how long a method waits for the sequencer's outcome
 * @param passwordIterations of the hash of passwords made on first start
 * @param sweep how often what clients left behind is looked for
 * @param subscriptionLifetimeMin how long a subscription without a client lives at least
 * @param sessionsMax how many sessions there may be at a time
 */
record Settings(
    Duration answerWait,
    int passwordIterations,
    Duration sweep,
    Duration subscriptionLifetimeMin,
    int sessionsMax) {

  static Settings standard() {
    return new Settings(
        Duration.ofSeconds(5), 600_000, Duration.ofSeconds(5), Duration.ofSeconds(10), 100);
  }
}
