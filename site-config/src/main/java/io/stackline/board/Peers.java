package io.stackline.board;

import java.util.Optional;
import java.util.Set;

/**
 * Which of the line's processes this one hears at the moment. What they said before stays on the
 * lanes; this tells whether more is to be expected. Thread-safe, and never waits for anybody.
 */
public interface Peers {
  /** The one process that does everything. */
  Peers ALONE = new Alone();

  /** Name of this process. */
  String self();

  /**
   * Whether this process hears more than half of those the site names, itself counted, or half of
   * them with the first that it names. Two parts of a divided line are never both whole.
   */
  boolean isWhole();

  /** Names of those it hears, itself among them. */
  Set<String> heard();

  /** Who runs recipes, if this process hears him. */
  Optional<String> sequencer();

  /** Tells of every change, on any thread: the watcher must only hand over to its own crank. */
  Watch watch(Runnable changed);
}
