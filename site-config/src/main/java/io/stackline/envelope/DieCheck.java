package io.stackline.envelope;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.unit.Length;
import java.util.Map;
import java.util.Optional;

/** Whether the die an operator scanned is the one the stage is bound to. */
public final class DieCheck {
  /** Bores this close are the same. */
  private static final double SAME = 0.01;

  private DieCheck() {}

  /** Why the scanned die must not be used, with the bores; empty if it is the right one. */
  public static Optional<String> refusal(Die bound, DieId scanned, Map<DieId, Die> dies) {
    if (bound.id().equals(scanned)) {
      return Optional.empty();
    }
    Die other = dies.get(scanned);
    String what = other == null ? "which the site does not know" : "a die of Ø " + other.bore();
    return Optional.of(
        "scanned %s, %s, but the recipe is bound to %s of Ø %s"
            .formatted(scanned, what, bound.id(), bound.bore()));
  }

  /** Whether a cell of this bore goes into a die of the other. */
  static boolean sameBore(Length one, Length other) {
    return Math.abs(one.metres() - other.metres()) <= SAME * one.metres();
  }
}
