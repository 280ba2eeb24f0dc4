package io.stackline.opcua.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaneFollowerTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final StateLane<PressId, PressReading> lane = new LocalBoard().readings();
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsThereAlreadyIsToldFirstThenOnlyTheNewestOfEachKey() {
    publish(P1, 1);
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ZERO, this::note);
    for (int n = 2; n < 1_000; n++) {
      publish(P1, n);
    }
    publish(P2, 1);
    time.advance(Duration.ZERO);
    told.sort(null);
    assertEquals(List.of("P1 no answer 999", "P2 no answer 1"), told);
    assertEquals(998, follower.skipped(), "what nobody was told is counted");
    publish(P1, 1_000);
    time.advance(Duration.ZERO);
    assertEquals("P1 no answer 1000", told.get(2));
    follower.close();
    publish(P1, 1_001);
    time.advance(Duration.ZERO);
    assertEquals(3, told.size(), "closed, it hears nothing more");
  }

  @Test
  void newsWaitForMoreButNotForLong() {
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ofMillis(2), this::note);
    publish(P1, 1);
    time.advance(Duration.ofMillis(1));
    publish(P2, 1);
    assertEquals(List.of(), told);
    time.advance(Duration.ofMillis(1));
    assertEquals(2, told.size());
    assertEquals(0, follower.skipped());
    follower.close();
  }

  @Test
  void aReaderThatFailsOnOneKeyStillHearsOfTheOthers() {
    publish(P1, 1);
    publish(P2, 1);
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(
            lane,
            time.crank("test"),
            Duration.ZERO,
            (press, reading) -> {
              note(press, reading);
              throw new IllegalStateException("on purpose");
            });
    time.advance(Duration.ZERO);
    assertEquals(2, told.size());
    follower.close();
  }

  private void publish(PressId press, int n) {
    Instant now = time.now();
    lane.publish(press, new Stamp(1, n), new PressReading.Lost(press, now, now, "no answer " + n));
  }

  private void note(PressId press, PressReading reading) {
    told.add(press + " " + reading.remark());
  }
}
