package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.Watch;
import io.stackline.press.PressReading;
import io.stackline.run.RunStatus;
import java.util.concurrent.atomic.AtomicLong;

/** What one of several processes has heard on the state lanes; its mail reaches everybody. */
record OwnBoard(LocalBoard states, LocalBoard mail, AtomicLong stamps) {
  static OwnBoard with(LocalBoard mail) {
    return new OwnBoard(new LocalBoard(), mail, new AtomicLong());
  }

  Board with(Peers peers) {
    return new SharedMail(states, mail, peers);
  }

  /** What is said here of locks is heard there. */
  void locksTo(OwnBoard there) {
    Watch unused =
        states
            .locks()
            .watch(
                (press, word) ->
                    states
                        .locks()
                        .stamped(press)
                        .ifPresent(
                            each ->
                                there.states.locks().publish(press, each.stamp(), each.value())));
  }

  void publish(PressReading... readings) {
    for (PressReading each : readings) {
      states.readings().publish(each.press(), new Stamp(1, stamps.incrementAndGet()), each);
    }
  }

  void publish(RunStatus run) {
    states.runs().publish(run.id(), new Stamp(1, stamps.incrementAndGet()), run);
  }
}
