package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.bridge.link.PlcLink;
import java.util.Collection;

/**
 * Breaks the system on purpose, to see that the checkers see it. Nobody but their tests does so.
 */
interface Sabotage {
  /** Nothing is broken. */
  Sabotage NONE = new Sabotage() {};

  /** The board as the sequencer reaches it. */
  default Board sequencers(Board board) {
    return board;
  }

  /** The board as the bridge reaches it. */
  default Board bridges(Board board) {
    return board;
  }

  /** A link as the bridge uses it. */
  default PlcLink link(PlcLink link) {
    return link;
  }

  /** The database. */
  default Stores stores(Stores stores) {
    return stores;
  }

  /** The presses, before anything begins. */
  default void machines(Collection<Machine> machines) {}
}
