package io.stackline.sequence.plan;

import io.stackline.run.RunId;
import java.time.Duration;
import java.time.Instant;

/**
 * A run as it is planned.
 *
 * @param number in the order in which runs are ordered, from 1
 * @param id the name it would get
 * @param begun when it has its dies and its first press
 */
public record PlannedRun(int number, RunId id, PlanOrder order, Instant begun, Instant ended) {
  /** By how much it is late; nothing if it is not, or due at no time. */
  public Duration late() {
    return order
        .urgency()
        .due()
        .filter(ended::isAfter)
        .map(due -> Duration.between(due, ended))
        .orElse(Duration.ZERO);
  }

  /** From its order to its begin. */
  public Duration waited() {
    return Duration.between(order.from(), begun);
  }
}
