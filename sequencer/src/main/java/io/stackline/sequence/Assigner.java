package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunJournal;
import io.stackline.run.Assignment;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each press to a bridge, and to another when that falls silent or does not reach it. It
 * decides nothing about who drives a press: that the PLC does, which takes no new owner before the
 * lease of the old one has run out. Used on the sequencer's crank.
 */
final class Assigner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Assigner.class);

  /** A bridge that is back by then keeps its presses. */
  private static final Duration SILENT_MAX = Duration.ofSeconds(1);

  /** A cable that is back by then, or a PLC that starts anew, moves no press. */
  static final Duration UNREACHED_MAX = Duration.ofSeconds(5);

  /** What that grows to where nobody reaches it. */
  private static final Duration SEARCH_MAX = Duration.ofMinutes(5);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Site site;
  private final Bridges bridges;
  private final Board board;
  private final long term;
  private final Time time;
  private final Crank crank;
  private final Duration silentMax;
  private final Duration lookEvery;
  private final Unreached unreached;
  private final Set<String> missed = new HashSet<>();
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
    this.time = time;
    this.crank = crank;
    bridges = new Bridges(site.processes());
    term = journal.term();
    silentMax = Wall.time(SILENT_MAX, time);
    lookEvery = Wall.time(LOOK_EVERY, time);
    unreached = new Unreached(Wall.time(UNREACHED_MAX, time), Wall.time(SEARCH_MAX, time));
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
    watches = List.of(board.peers().watch(() -> crank.execute(this::heard)));
    crank.after(lookEvery, this::lookForUnreached);
  }

  private Map<PressId, String> next(Map<PressId, String> now) {
    return bridges.of(nonces.keySet(), board.peers().heard(), now, unreached::tried);
  }

  private void heard() {
    Set<String> heard = board.peers().heard();
    site.processes().all().stream()
        .map(SiteProcess::name)
        .filter(each -> !heard.contains(each))
        .forEach(missed::add);
    crank.after(silentMax, this::look);
  }

  private void look() {
    if (!board.peers().isWhole()) {
      return; // whoever hears more than we do decides
    }
    Map<PressId, String> now = new HashMap<>();
    present.forEach((press, each) -> now.put(press, each.bridge()));
    next(now).forEach((press, bridge) -> decide(press, now.getOrDefault(press, ""), bridge));
    missed.removeAll(board.peers().heard());
  }

  private void decide(PressId press, String before, String bridge) {
    if (!bridge.equals(before)) {
      String why = unreached.tried(press).contains(before) ? "does not reach it" : "is not heard";
      LOG.warn("press={} goes from {}, which {}, to {}", press, before, why, bridge);
      assign(press, bridge);
    } else if (missed.contains(bridge) && board.peers().heard().contains(bridge)) {
      // Its clock may have been put back meanwhile: what it says now counts as newer all the same.
      assign(press, bridge);
    }
  }

  /** A bridge that is heard says itself that it does not reach a press. */
  private void lookForUnreached() {
    Set<String> heard = board.peers().heard();
    boolean due = false;
    for (Assignment each : present.values()) {
      PressId press = each.press();
      if (!heard.contains(each.bridge()) || isRead(press)) {
        unreached.reached(press);
      } else if (unreached.isDue(press, time.now())) {
        Set<String> all = new HashSet<>(bridges.reaching(press));
        all.retainAll(heard);
        unreached.inVain(press, each.bridge(), all, time.now());
        due = true;
      }
    }
    if (due) {
      look();
    }
    crank.after(lookEvery, this::lookForUnreached);
  }

  private boolean isRead(PressId press) {
    return board
        .readings()
        .latest(press)
        .filter(it -> !(it instanceof PressReading.Lost))
        .isPresent();
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
