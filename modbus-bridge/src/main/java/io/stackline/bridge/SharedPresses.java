package io.stackline.bridge;

import io.stackline.board.Peers;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.run.Assignment;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The presses that other bridges reach too. One that is assigned to this bridge is read and driven;
 * one that is assigned to another is let go of at once, without a word to its PLC: the lease runs
 * out, and the other takes the press over with what it is doing. A bridge that no longer hears most
 * of the line cannot know what was assigned meanwhile, and lets go of all of them.
 */
final class SharedPresses implements AutoCloseable {
  /** So long others may be unheard: a hiccup is no reason to leave a press alone. */
  static final Duration UNHEARD_MAX = Duration.ofSeconds(2);

  /**
   * And so long a bridge that hears them again waits before it believes what it knows of old: what
   * was assigned meanwhile is on its way, and to take a press up for a moment would say things of
   * its orders that another says too.
   */
  static final Duration BELIEVE_AFTER = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(SharedPresses.class);

  /** What is done to a press. */
  interface Hands {
    void take(PressId press, Assignment assignment);

    void letGo(PressId press);
  }

  private final Territory territory;
  private final StateLane<PressId, Assignment> assignments;
  private final Peers peers;
  private final Hands hands;
  private final Crank crank;
  private final Duration unheardMax;
  private final Duration believeAfter;
  private final Map<PressId, Assignment> mine = new HashMap<>();
  private final List<Watch> watches;
  private boolean cutOff;

  SharedPresses(
      Territory territory,
      StateLane<PressId, Assignment> assignments,
      Peers peers,
      Time time,
      Hands hands) {
    this.territory = territory;
    this.assignments = assignments;
    this.peers = peers;
    this.hands = hands;
    crank = time.crank("bridge");
    unheardMax = Wall.time(UNHEARD_MAX, time);
    believeAfter = Wall.time(BELIEVE_AFTER, time);
    watches =
        List.of(
            assignments.watch(
                (press, assignment) -> {
                  if (territory.isShared(press)) {
                    crank.execute(() -> assigned(assignment));
                  }
                }),
            peers.watch(() -> crank.execute(this::heard)));
    crank.execute(this::all);
    crank.execute(this::heard);
  }

  private void all() {
    territory.presses().keySet().stream()
        .filter(territory::isShared)
        .forEach(each -> assignments.latest(each).ifPresent(this::assigned));
  }

  private void assigned(Assignment assignment) {
    PressId press = assignment.press();
    if (cutOff) {
      return;
    }
    if (assignment.bridge().equals(territory.bridge())) {
      if (!assignment.equals(mine.put(press, assignment))) {
        LOG.info("press={} assigned to this bridge, {}", press, assignment);
        hands.take(press, assignment);
      }
    } else {
      letGo(press, "it is assigned to " + assignment.bridge());
    }
  }

  private void letGo(PressId press, String why) {
    if (mine.remove(press) != null) {
      LOG.info("press={} let go: {}", press, why);
      hands.letGo(press);
    }
  }

  private void heard() {
    if (peers.isWhole()) {
      if (cutOff) {
        crank.after(believeAfter, this::heardAgain);
      }
    } else {
      crank.after(unheardMax, this::stillUnheard);
    }
  }

  private void heardAgain() {
    if (cutOff && peers.isWhole()) {
      cutOff = false;
      all();
    }
  }

  private void stillUnheard() {
    if (!cutOff && !peers.isWhole()) {
      cutOff = true;
      List.copyOf(mine.keySet())
          .forEach(
              each ->
                  letGo(each, "this bridge hears only " + peers.heard() + ", another may have it"));
    }
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
    crank.close();
  }
}
