package io.stackline.opcua.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LaneFollowerTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final StateLane<PressId, PressReading> lane = new LocalBoard().readings();
  private final List<String> told = new ArrayList<>();

  @Test
  void aCrankThatStarvesMissesNothingOfTheLastReadingsAndCountsTheOthers() {
    publish(P1, 1);
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ZERO, this::note);
    time.advance(Duration.ZERO);
    assertEquals(List.of("P1 no answer 1"), told, "what is there already");
    told.clear();
    publishFrom(2, LaneFollower.WAITING_MAX);
    time.advance(Duration.ZERO);
    assertEquals(remarksFrom(2, LaneFollower.WAITING_MAX), told, "all in their order");
    assertEquals(0, follower.skipped());
    told.clear();
    publishFrom(100, 1_000);
    publish(P2, 1);
    time.advance(Duration.ZERO);
    assertEquals(1_000 - LaneFollower.WAITING_MAX, follower.skipped(), "counted");
    assertTrue(told.remove("P2 no answer 1"), "nobody else misses anything");
    int first = 1_100 - LaneFollower.WAITING_MAX;
    assertEquals(remarksFrom(first, LaneFollower.WAITING_MAX), told, "the newest");
    follower.close();
    publish(P1, 2_000);
    time.advance(Duration.ZERO);
    assertEquals(LaneFollower.WAITING_MAX, told.size(), "closed, it hears nothing more");
  }

  @Test
  void whatIsPublishedBeforeTheFirstTurnIsToldOnce() {
    publish(P1, 1);
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ZERO, this::note);
    publish(P1, 2);
    time.advance(Duration.ZERO);
    assertEquals(List.of("P1 no answer 2"), told);
    follower.close();
  }

  @Test
  void theFirstNewsAreToldAtOnceAndFurtherOnesGather() {
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ofMillis(4), this::note);
    publish(P1, 1);
    time.advance(Duration.ZERO);
    assertEquals(List.of("P1 no answer 1"), told);
    time.advance(Duration.ofMillis(1));
    publish(P1, 2);
    time.advance(Duration.ofMillis(2));
    publish(P2, 1);
    assertEquals(1, told.size());
    time.advance(Duration.ofMillis(1));
    assertEquals(3, told.size());
    time.advance(Duration.ofMillis(4));
    publish(P2, 2);
    time.advance(Duration.ZERO);
    assertEquals(4, told.size(), "nothing had come for a while");
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

  /** What it is told to may be gone by then. */
  @Test
  void whatStillWaitsWhenItIsClosedIsNotTold() {
    LaneFollower<PressId, PressReading> follower =
        LaneFollower.start(lane, time.crank("test"), Duration.ofMillis(2), this::note);
    publish(P1, 1);
    follower.close();
    time.advance(Duration.ofMillis(2));
    assertEquals(List.of(), told);
  }

  private void publishFrom(int first, int count) {
    IntStream.range(first, first + count).forEach(n -> publish(P1, n));
  }

  private static List<String> remarksFrom(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(n -> "P1 no answer " + n).toList();
  }

  private void publish(PressId press, int n) {
    Instant now = time.now();
    lane.publish(press, new Stamp(1, n), new PressReading.Lost(press, now, now, "no answer " + n));
  }

  private void note(PressId press, PressReading reading) {
    told.add(press + " " + reading.remark());
  }
}
