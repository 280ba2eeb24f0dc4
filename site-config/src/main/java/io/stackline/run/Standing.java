package io.stackline.run;

import io.stackline.press.PressId;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run stands in the line: how much it is wanted, and what it was given.
 *
 * @param begun when it left the queue with all its dies and its first press; empty before
 * @param press the one it has now: no other run gets it meanwhile; a run never has two
 * @param position in the queue of those that wait for a press, 1 is the next; 0 if it does not
 *     wait. Told while the line runs, and not kept
 */
public record Standing(
    Urgency urgency, Optional<Instant> begun, Optional<PressId> press, int position) {
  /** One that is wanted as usual and was given nothing yet. */
  public static final Standing USUAL = waiting(Urgency.USUAL);

  /** One that was given nothing yet. */
  public static Standing waiting(Urgency urgency) {
    return new Standing(urgency, Optional.empty(), Optional.empty(), 0);
  }

  /** The same, wanted more or less. */
  public Standing with(Urgency other) {
    return new Standing(other, begun, press, position);
  }

  /** It is given a press; with the first one it leaves the queue. */
  public Standing given(PressId one, Instant when) {
    return new Standing(urgency, begun.or(() -> Optional.of(when)), Optional.of(one), 0);
  }

  /** It gives its press back. */
  public Standing without() {
    return new Standing(urgency, begun, Optional.empty(), 0);
  }

  /** The same, told at this place of the queue. */
  public Standing at(int place) {
    return new Standing(urgency, begun, press, place);
  }
}
