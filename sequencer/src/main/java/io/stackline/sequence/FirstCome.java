package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who was started first goes first, however urgent others are, and nobody overtakes: what a run
 * waits for is given to nobody who was started after it. Half-made cells go before those that have
 * not begun, for they have the dies that these may wait for. To compare others with; no line runs
 * by it.
 */
record FirstCome() implements Policy {
  @Override
  public List<Waiting> order(LineView line) {
    // stable: of those alike, who was started first
    return line.waiting().stream()
        .sorted(Comparator.comparing(each -> each.begun() ? 0 : 1))
        .toList();
  }

  @Override
  public List<Grant> grants(LineView line) {
    List<Grant> grants = new ArrayList<>();
    Set<PressId> presses = new HashSet<>(line.presses());
    Set<DieId> dies = new HashSet<>(line.dies());
    for (Waiting each : order(line)) {
      Optional<PressId> press = each.fits().stream().filter(presses::contains).findFirst();
      if (press.isPresent() && dies.containsAll(each.dies())) {
        grants.add(new Grant(each.run(), press.get()));
        presses.remove(press.get());
      } else {
        each.fits().forEach(presses::remove);
      }
      dies.removeAll(each.dies());
    }
    return grants;
  }
}
