package io.stackline.sequence;

import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Presses that their bridge does not reach though it is heard itself, and which bridges have tried
 * in vain. After all have, it begins anew with twice the patience: a PLC that is switched off is
 * not handed round all night. Pure: times are passed in.
 */
final class Unreached {
  private final Duration patience;
  private final Duration patienceMax;
  private final Map<PressId, Search> searches = new HashMap<>();

  /**
   * @param patience how long a bridge may take to reach a press before the next one tries
   * @param patienceMax what that grows to
   */
  Unreached(Duration patience, Duration patienceMax) {
    this.patience = patience;
    this.patienceMax = patienceMax;
  }

  private record Search(Instant from, Duration patience, Set<String> tried) {}

  /** The press is read, or its bridge is not to blame. */
  void reached(PressId press) {
    searches.remove(press);
  }

  /** The press is not read; whether that has lasted long enough for another bridge to try. */
  boolean isDue(PressId press, Instant now) {
    Search search = searches.computeIfAbsent(press, it -> new Search(now, patience, Set.of()));
    return !now.isBefore(search.from().plus(search.patience()));
  }

  /**
   * A bridge has tried long enough.
   *
   * @param all whom the press could be given to, this one among them
   */
  void inVain(PressId press, String bridge, Set<String> all, Instant now) {
    Search search = searches.getOrDefault(press, new Search(now, patience, Set.of()));
    Set<String> tried = new HashSet<>(search.tried());
    tried.add(bridge);
    if (tried.containsAll(all)) {
      Duration longer = search.patience().multipliedBy(2);
      Duration next = longer.compareTo(patienceMax) < 0 ? longer : patienceMax;
      searches.put(press, new Search(now, next, Set.of(bridge)));
    } else {
      searches.put(press, new Search(now, search.patience(), Set.copyOf(tried)));
    }
  }

  /** Bridges that are not to try next. */
  Set<String> tried(PressId press) {
    Search search = searches.get(press);
    return search == null ? Set.of() : search.tried();
  }
}
