package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The line as a policy sees it.
 *
 * @param now process time
 * @param waiting runs that wait for a press, in the order they were started
 * @param presses that may be given to a run now
 * @param dies that may be given to a run now
 */
record LineView(Instant now, List<Waiting> waiting, Set<PressId> presses, Set<DieId> dies) {
  LineView {
    waiting = List.copyOf(waiting);
    presses = Set.copyOf(presses);
    dies = Set.copyOf(dies);
  }

  /** The same with one more run that waits. */
  LineView with(Waiting one) {
    List<Waiting> more = new ArrayList<>(waiting);
    more.add(one);
    return new LineView(now, more, presses, dies);
  }
}
