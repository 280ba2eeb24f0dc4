package io.stackline.launch.kill;

import java.util.Locale;
import java.util.Optional;

/**
 * Holds the peak force of each stroke against FORCE_CAP of the limits it was begun under. A stroke
 * whose cap nobody could read is a fault too, so that nothing passes for want of a look. Pure but
 * for what it remembers; one thread at a time.
 */
final class CapWatch {
  /**
   * A stroke begun under our eyes.
   *
   * @param crc of the limits it was begun under
   * @param capKN empty until they have been read
   * @param told whether a fault of it was told
   */
  private record Stroke(long runId, int crc, Optional<Float> capKN, boolean told) {}

  private Optional<Stroke> stroke = Optional.empty();
  private int held;
  private double nearest;

  /** The next sight of the press; what is wrong with it, if anything is. */
  Optional<String> see(Sight before, Sight now) {
    Optional<String> unread = Optional.empty();
    if (now.strokes() != before.strokes()) {
      unread =
          stroke
              .filter(each -> each.capKN().isEmpty())
              .map(each -> "nobody could read the limits of RUN_ID " + each.runId());
      stroke = Optional.of(new Stroke(now.runId(), now.limitsCrc(), Optional.empty(), false));
    }
    return unread.or(() -> tooHigh(now));
  }

  private Optional<String> tooHigh(Sight now) {
    if (stroke.isEmpty() || stroke.get().capKN().isEmpty()) {
      return Optional.empty();
    }
    Stroke at = stroke.get();
    float capKN = at.capKN().get();
    nearest = Math.max(nearest, now.peakKN() / capKN);
    if (now.peakKN() <= capKN || at.told()) {
      return Optional.empty();
    }
    stroke = Optional.of(new Stroke(at.runId(), at.crc(), at.capKN(), true));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "RUN_ID %d pressed %.3f kN on a FORCE_CAP of %.3f kN",
            at.runId(),
            now.peakKN(),
            capKN));
  }

  /** Whether the limits of the stroke last seen to begin are still to be read. */
  boolean wantsLimits() {
    return stroke.isPresent() && stroke.get().capKN().isEmpty();
  }

  /** What lies in the registers: counts if it is what the stroke was begun under. */
  void limits(Limits limits) {
    if (wantsLimits() && stroke.get().crc() == limits.crc()) {
      Stroke at = stroke.get();
      stroke =
          Optional.of(new Stroke(at.runId(), at.crc(), Optional.of(limits.capKN()), at.told()));
      held++;
    }
  }

  /** How many strokes were held against their cap. */
  int held() {
    return held;
  }

  /** The highest peak as a share of its cap, 0 if there was none. */
  double nearest() {
    return nearest;
  }
}
