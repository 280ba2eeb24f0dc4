package io.stackline.opcua;

import io.stackline.opcua.LineServer.Line;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.value.LaneFollower;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.time.Crank;
import java.time.Duration;

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
