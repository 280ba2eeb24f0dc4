package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A run that waits for a press.
 *
 * @param since when it began to wait
 * @param begun whether its cell is half made
 * @param fits presses that would do, the best first
 * @param dies it needs as well, all at once; none once it has begun, for it has them
 */
record Waiting(
    RunId run, Urgency urgency, Instant since, boolean begun, List<PressId> fits, Set<DieId> dies) {
  Waiting {
    fits = List.copyOf(fits);
    dies = Set.copyOf(dies);
  }
}
