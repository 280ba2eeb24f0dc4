package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presses that serve no run, because nobody knows their state since a run on them was given up. The
 * doubt ends when a press is seen at rest. Asked by any thread, changed on one crank.
 */
final class Doubts {
  private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);

  private final Ledger ledger;
  private final Map<PressId, String> reasons;
  private final Set<PressId> ending = ConcurrentHashMap.newKeySet();

  /**
   * @param reasons of an earlier life
   */
  Doubts(Ledger ledger, Map<PressId, String> reasons) {
    this.ledger = ledger;
    this.reasons = new ConcurrentHashMap<>(reasons);
  }

  /** Whether this is the first to see that a doubt can end: it then says so on the crank. */
  boolean isToEnd(PressId press) {
    return reasons.containsKey(press) && ending.add(press);
  }

  Map<PressId, String> reasons() {
    return Map.copyOf(reasons);
  }

  /** It was written down with the decision that led to it. */
  void written(Doubt doubt) {
    doubt.reason().ifPresent(why -> reasons.put(doubt.press(), why));
  }

  /** The press was seen at rest. */
  void end(PressId press) {
    if (!reasons.containsKey(press)) {
      ending.remove(press);
      return;
    }
    Doubt over = new Doubt(press, Optional.empty());
    ledger.write(
        new Entry(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(over),
            ledger.numbers()));
    reasons.remove(press);
    ending.remove(press);
    LOG.info("press={} was seen at rest and may serve runs again", press);
  }
}
