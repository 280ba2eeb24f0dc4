package io.stackline.bench;

import java.util.List;
import java.util.Random;

/**
 * How the PLCs of a farm answer: the first ones never, the last ones slowly, the others after a
 * time drawn anew for each answer.
 *
 * @param count of all
 * @param delayMinMs shortest time to an answer; {@code delayMaxMs} the longest, 0 for at once
 * @param slowMs time to an answer of a slow one
 */
record Manners(int count, int dead, int slow, int slowMs, int delayMinMs, int delayMaxMs) {
  private static final long MILLI = 1_000_000;

  static Manners of(Options options, int count) {
    List<Integer> delay =
        List.of(options.text("delay", "0-0").split("-", -1)).stream()
            .map(Integer::valueOf)
            .toList();
    return new Manners(
        count,
        options.share("dead", count),
        options.share("slow", count),
        options.number("slow-ms", 950),
        delay.get(0),
        delay.get(1));
  }

  boolean isDead(int plc) {
    return plc < dead;
  }

  private boolean isSlow(int plc) {
    return plc >= count - slow;
  }

  boolean isHealthy(int plc) {
    return !isDead(plc) && !isSlow(plc);
  }

  long delayNanos(int plc, Random random) {
    if (isSlow(plc)) {
      return slowMs * MILLI;
    }
    return delayMinMs * MILLI + (long) (random.nextDouble() * (delayMaxMs - delayMinMs) * MILLI);
  }
}
