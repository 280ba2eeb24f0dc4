package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.run.Assignment;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each press to a bridge, and to another when that falls silent. It decides nothing about who
 * drives a press: that the PLC does, which takes no new owner before the lease of the old one has
 * run out. Used on the sequencer's crank.
 */
final class Assigner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Assigner.class);

  /** A bridge that is back by then keeps its presses. */
  private static final Duration SILENT_MAX = Duration.ofSeconds(1);

  private final Site site;
  private final Board board;
  private final long term;
  private final Crank crank;
  private final Duration silentMax;
  private final Map<PressId, Long> nonces = new LinkedHashMap<>();
  private final Map<PressId, Assignment> present = new HashMap<>();
  private List<Watch> watches = List.of();

  /**
   * Draws what nonces are missing.
   *
   * @param site its presses and processes stay as long as this
   */
  Assigner(Site site, Board board, RunJournal journal, Time time, Crank crank) {
    this.site = site;
    this.board = board;
    this.crank = crank;
    term = journal.term();
    silentMax = Wall.time(SILENT_MAX, time);
    site.presses().keySet().forEach(each -> nonces.put(each, journal.nonce(each)));
  }

  void begin() {
    if (site.processes().isOne()) {
      nonces.keySet().forEach(each -> assign(each, Peers.ALONE.self()));
      return;
    }
    Map<PressId, String> before = new HashMap<>();
    nonces
        .keySet()
        .forEach(
            each ->
                board.assignments().latest(each).ifPresent(old -> before.put(each, old.bridge())));
    next(before).forEach(this::assign);
    watches = List.of(board.peers().watch(() -> crank.after(silentMax, this::look)));
  }

  private Map<PressId, String> next(Map<PressId, String> now) {
    return new Bridges(site.processes()).of(nonces.keySet(), board.peers().heard(), now);
  }

  private void look() {
    if (!board.peers().isWhole()) {
      return; // whoever hears more than we do decides
    }
    Map<PressId, String> now = new HashMap<>();
    present.forEach((press, each) -> now.put(press, each.bridge()));
    next(now)
        .forEach(
            (press, bridge) -> {
              if (!bridge.equals(now.get(press))) {
                LOG.warn("press={} goes from {} to {}", press, now.get(press), bridge);
                assign(press, bridge);
              }
            });
  }

  private void assign(PressId press, String bridge) {
    Assignment before = present.get(press);
    long turn = before == null ? 1 : before.turn() + 1;
    Assignment next = new Assignment(press, bridge, nonces.getOrDefault(press, 0L), term, turn);
    present.put(press, next);
    board.assignments().publish(press, new Stamp(term, turn), next);
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }
}
