package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.LaneKind;
import io.stackline.board.MailLane;
import io.stackline.board.StateLane;

/** The board as one process uses it, every lane counted. */
final class CountedBoard extends BoardVia {
  CountedBoard(Board board, Meters meters) {
    super(board, new Counts(meters));
  }

  private record Counts(Meters meters) implements Before {
    @Override
    public <K, V> StateLane<K, V> state(LaneKind<K, V> kind, StateLane<K, V> lane) {
      return new CountedState<>(lane, kind.name(), meters);
    }

    @Override
    public <K, V> MailLane<K, V> mail(LaneKind<K, V> kind, MailLane<K, V> lane) {
      return new CountedMail<>(lane, kind.name(), meters);
    }
  }
}
