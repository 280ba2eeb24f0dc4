package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.Stamp;
import io.stackline.run.ProcessStatus;
import io.stackline.run.ProcessStatus.Part;
import io.stackline.time.Time;

/** Tells the others what part this process has. One thread at a time. */
final class Presence {
  private final Board board;
  private final Time time;
  private final long started;
  private long n;

  Presence(Board board, Time time) {
    this.board = board;
    this.time = time;
    // a machine whose clock was put back is believed all the same
    long said =
        board.processes().latest(board.peers().self()).stream()
            .mapToLong(each -> each.since().toEpochMilli() + 1)
            .findFirst()
            .orElse(0);
    started = Math.max(said, time.now().toEpochMilli());
  }

  /**
   * @param term of its sequencer, 0 if none is at work
   */
  void is(Part part, long term) {
    String self = board.peers().self();
    ProcessStatus status =
        new ProcessStatus(self, part, term, time.now(), VersionCommand.software());
    board.processes().publish(self, new Stamp(started, ++n), status);
  }
}
