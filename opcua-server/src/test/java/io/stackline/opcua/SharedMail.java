package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;

/**
 * The board as one of several processes has it: its own copy of the state lanes, and mail that
 * reaches everybody.
 */
final class SharedMail extends BoardVia {
  private final Peers peers;

  SharedMail(LocalBoard own, Board mail, Peers peers) {
    super(own, mail);
    this.peers = peers;
  }

  @Override
  public Peers peers() {
    return peers;
  }
}
