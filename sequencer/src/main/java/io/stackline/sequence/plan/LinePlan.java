package io.stackline.sequence.plan;

import io.stackline.press.DieId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a list of orders.
 *
 * @param runs in the order in which they were ordered
 * @param visits in the order in which presses were given
 * @param refused what cannot be made, or is never served
 * @param dies how long each die was with a run
 */
public record LinePlan(
    Instant start,
    List<PlannedRun> runs,
    List<Visit> visits,
    List<NotPlanned> refused,
    Map<DieId, Duration> dies) {
  public LinePlan {
    runs = List.copyOf(runs);
    visits = List.copyOf(visits);
    refused = List.copyOf(refused);
    dies = Collections.unmodifiableMap(new LinkedHashMap<>(dies));
  }

  /** When the last run ends; the start if there is none. */
  public Instant end() {
    return runs.stream().map(PlannedRun::ended).max(Instant::compareTo).orElse(start);
  }

  public Duration makespan() {
    return Duration.between(start, end());
  }
}
