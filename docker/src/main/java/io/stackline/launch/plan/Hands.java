package io.stackline.launch.plan;

import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * How many people a plan takes for granted.
 *
 * @param most who are busy at the same time, each with one prompt
 * @param all what they do, all together
 */
public record Hands(int most, Duration all) {
  /** Of a plan; who is done with one prompt has a hand free for another that is asked just then. */
  public static Hands of(LinePlan plan) {
    TreeMap<Instant, Integer> changes = new TreeMap<>();
    Duration all = Duration.ZERO;
    for (Piece each : plan.visits().stream().flatMap(one -> one.pieces().stream()).toList()) {
      if (each.what() == Piece.What.HANDLING) {
        changes.merge(each.from(), 1, Integer::sum);
        changes.merge(each.to(), -1, Integer::sum);
        all = all.plus(each.time());
      }
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return new Hands(most, all);
  }
}
