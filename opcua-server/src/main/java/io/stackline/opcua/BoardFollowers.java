package io.stackline.opcua;

import io.stackline.opcua.LineServer.Line;
import io.stackline.opcua.lock.LineLocks;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.value.LaneFollower;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.time.Crank;
import java.time.Duration;
import java.util.List;

/** Shows what stands on the board's lanes, from now on and what is there already. */
record BoardFollowers(Line line, LineNamespace namespace, Crank crank, Opened opened) {
  /**
   * Follows the readings.
   *
   * @param gathering process time
   * @param seen after each of them
   */
  LaneFollower<PressId, PressReading> readings(Duration gathering, Runnable seen) {
    return opened.add(
        LaneFollower.start(
            line.board().readings(),
            crank,
            gathering,
            (press, reading) -> {
              namespace.presses().show(press, reading);
              seen.run();
            }));
  }

  /** Those of its presses, which all servers of the line share. */
  static Locks locks(Line line, Crank crank) {
    LineLocks shared =
        new LineLocks(
            line.board().locks(),
            line.board().peers(),
            List.copyOf(line.set().servers().keySet()),
            line.time());
    return new Locks(line.site().presses().keySet(), shared, line.time(), crank);
  }

  /** Follows the locks of all servers, and whether those are heard. */
  void locks(Locks locks) {
    opened.add(
        LaneFollower.start(
            line.board().locks(), crank, Duration.ZERO, (press, word) -> locks.heard(press)));
    opened.add(line.board().peers().watch(() -> crank.execute(locks::look)));
  }

  /** Follows runs, holds and what presses are there for. */
  void others() {
    opened.add(
        LaneFollower.start(
            line.board().runs(),
            crank,
            Duration.ZERO,
            (id, run) -> namespace.show(run, line.time().now())));
    opened.add(
        LaneFollower.start(
            line.board().holds(),
            crank,
            Duration.ZERO,
            (id, hold) -> namespace.runs().show(hold, line.time().now())));
    opened.add(
        LaneFollower.start(
            line.board().uses(), crank, Duration.ZERO, (id, use) -> namespace.presses().show(use)));
  }
}
