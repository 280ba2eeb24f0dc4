package io.stackline.sequence;

import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to what can wait in the store, between decisions: a piece a second while there is something
 * to do, then once an hour. One crank uses it.
 */
final class Caretaker {
  private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
  private static final Duration NEXT_PIECE = Duration.ofSeconds(1);
  private static final Duration NEXT_ROUND = Duration.ofHours(1);

  private final RunStore store;
  private final Crank crank;
  private final Duration nextPiece;
  private final Duration nextRound;

  Caretaker(RunStore store, Time time, Crank crank) {
    this.store = store;
    this.crank = crank;
    nextPiece = Wall.time(NEXT_PIECE, time);
    nextRound = Wall.time(NEXT_ROUND, time);
  }

  void begin() {
    crank.after(nextPiece, this::round);
  }

  private void round() {
    boolean more = false;
    try {
      more = store.tidy();
    } catch (StoreFailed e) {
      LOG.warn("the store is not tidied now: {}", e.getMessage());
    }
    crank.after(more ? nextPiece : nextRound, this::round);
  }

  /** A stroke was judged and is written down: its trace is not needed so soon again. */
  void judged(long runNumber) {
    try {
      store.traces().pack(runNumber);
    } catch (StoreFailed e) {
      LOG.warn("stroke={} its trace is packed later: {}", runNumber, e.getMessage());
    }
  }
}
