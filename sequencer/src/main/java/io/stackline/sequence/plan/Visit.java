package io.stackline.sequence.plan;

import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run on a press, from the moment it is given that press until it gives it back.
 *
 * @param run its number in the plan
 * @param asked since when it had waited for a press
 * @param pieces in their order
 */
public record Visit(
    int run, PressId press, Instant asked, Instant from, Instant to, List<Piece> pieces) {
  public Visit {
    pieces = List.copyOf(pieces);
  }

  public Duration time() {
    return Duration.between(from, to);
  }

  public Duration waited() {
    return Duration.between(asked, from);
  }

  /** How much of it is this. */
  public Duration time(Piece.What what) {
    return pieces.stream()
        .filter(each -> each.what() == what)
        .map(Piece::time)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
