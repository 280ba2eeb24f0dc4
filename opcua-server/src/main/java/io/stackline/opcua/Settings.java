package io.stackline.opcua;

import io.stackline.opcua.security.PasswordRule;
import java.time.Duration;

/**
 * What tests set otherwise than a plant does. All of it is wall-clock time.
 *
 * @param answerWait how long a method waits for the sequencer's outcome
 * @param passwordMemoryKiB of the hash of passwords made now
 * @param sweep how often what clients left behind is looked for
 * @param subscriptionLifetimeMin how long a subscription without a client lives at least
 */
record Settings(
    Duration answerWait, int passwordMemoryKiB, Duration sweep, Duration subscriptionLifetimeMin) {

  static Settings standard() {
    return new Settings(
        Duration.ofSeconds(5),
        PasswordRule.MEMORY_KIB,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }
}
