package io.stackline.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Stamp;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is shown of a press whose bridge falls silent, or is followed by another. */
class ReadingsLaneTest {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  private final ReadingsLane lane = new ReadingsLane();
  private final List<PressReading> told = new ArrayList<>();

  ReadingsLaneTest() {
    lane.watch((press, reading) -> told.add(reading));
  }

  @Test
  void aReadingThatIsNotSaidAgainIsStaleAndThenLost() {
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    lane.hear(P1, new Stamp(1, 1), Said.of(fresh), 0);
    age(ReadingsLane.STALE_AFTER.minusMillis(1));
    assertEquals(List.of(fresh), told);

    age(ReadingsLane.STALE_AFTER);
    age(ReadingsLane.STALE_AFTER.plusMillis(1));
    assertEquals(2, told.size(), "told once");
    assertEquals(Quality.UNCERTAIN, lane.latest(P1).orElseThrow().quality());
    assertEquals(fresh.status(), lane.latest(P1).orElseThrow().status(), "the last known");

    age(ReadingsLane.LOST_AFTER);
    assertEquals(Quality.BAD, lane.latest(P1).orElseThrow().quality());
    assertTrue(lane.latest(P1).orElseThrow().status().isEmpty());
    assertEquals(3, told.size());
  }

  @Test
  void theSameSaidAgainKeepsItAliveAndBringsItBack() {
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    lane.hear(P1, new Stamp(1, 1), Said.of(fresh), 0);
    lane.hear(P1, new Stamp(1, 1), Said.of(fresh), Duration.ofSeconds(2).toNanos());
    age(Duration.ofSeconds(4));
    assertEquals(1, told.size(), "2 s of silence");

    age(Duration.ofSeconds(20));
    assertEquals(Quality.BAD, lane.latest(P1).orElseThrow().quality());
    lane.hear(P1, new Stamp(1, 1), Said.of(fresh), Duration.ofSeconds(21).toNanos());
    assertEquals(fresh, lane.latest(P1).orElseThrow());
  }

  @Test
  void whatIsLostAlreadyStaysAsItsBridgeSaidIt() {
    PressReading lost = new PressReading.Lost(P1, AT, AT, "does not answer");
    lane.hear(P1, new Stamp(1, 1), Said.of(lost), 0);
    age(Duration.ofMinutes(1));
    assertEquals(List.of(lost), told);
  }

  @Test
  void anOlderWordNeverReplacesANewerOneAndANewAssignmentBeatsAnyClock() {
    PressReading first = TestReadings.fresh(P1, AT, 5);
    PressReading second = TestReadings.fresh(P1, AT, 6);
    lane.hear(P1, new Stamp(1, 1000), Said.of(first), 0);
    lane.hear(P1, new Stamp(1, 999), Said.of(second), 0);
    assertEquals(first, lane.latest(P1).orElseThrow());
    lane.hear(P1, new Stamp(2, 3), Said.of(second), 0);
    assertEquals(second, lane.latest(P1).orElseThrow());
  }

  /** Its own bridge says what becomes of them. */
  @Test
  void readingsOfThisProcessDoNotAge() {
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    lane.publish(P1, new Stamp(1, 1), fresh);
    age(Duration.ofHours(1));
    assertEquals(fresh, lane.latest(P1).orElseThrow());
    assertEquals(1, lane.own().size());
    lane.hear(P1, new Stamp(2, 1), Said.of(TestReadings.fresh(P1, AT, 7)), 0);
    assertEquals(0, lane.own().size(), "another bridge has it now");
  }

  @Test
  void nobodyLooksIntoWhatNobodyAsksFor() {
    ReadingsLane unwatched = new ReadingsLane();
    AtomicInteger looks = new AtomicInteger();
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    for (int n = 1; n <= 100; n++) {
      unwatched.hear(P1, new Stamp(1, n), counted(fresh, looks), 0);
    }
    assertEquals(0, looks.get());
    assertEquals(Optional.of(fresh), unwatched.latest(P1));
    assertEquals(Optional.of(fresh), unwatched.latest(P1));
    assertEquals(1, looks.get());

    unwatched.age(AT, ReadingsLane.STALE_AFTER.toNanos());
    assertEquals(Quality.UNCERTAIN, unwatched.latest(P1).orElseThrow().quality());
  }

  /** So a repetition costs nothing. */
  @Test
  void whatWasSaidBeforeIsNotLookedIntoAgain() {
    AtomicInteger looks = new AtomicInteger();
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    for (int i = 0; i < 10; i++) {
      lane.hear(P1, new Stamp(1, 1), counted(fresh, looks), i);
    }
    assertEquals(1, looks.get());
    assertEquals(List.of(fresh), told);
  }

  /** Else the last value of a bridge of a newer release would look alive for ever. */
  @Test
  void aWordThatIsNotUnderstoodLeavesTheOneBeforeToGrowOld() {
    PressReading fresh = TestReadings.fresh(P1, AT, 5);
    lane.hear(P1, new Stamp(1, 1), Said.of(fresh), 0);
    lane.hear(P1, new Stamp(1, 2), new Said(Optional::empty), Duration.ofSeconds(2).toNanos());
    assertEquals(Optional.of(fresh), lane.latest(P1));
    age(ReadingsLane.STALE_AFTER);
    assertEquals(Quality.UNCERTAIN, lane.latest(P1).orElseThrow().quality());
  }

  /** What lay in its buffers meanwhile is as old as its sleep was long. */
  @Test
  void aProcessThatStoodStillBelievesNothingUntilItsBuffersAreEmpty() {
    PressReading old = TestReadings.fresh(P1, AT, 5);
    PressReading fresh = TestReadings.fresh(P1, AT.plusSeconds(11), 6);
    lane.hear(P1, new Stamp(1, 1), Said.of(old), 0);
    age(Duration.ofMillis(500));
    lane.hear(P1, new Stamp(1, 2), Said.of(old), Duration.ofSeconds(10).toNanos());
    age(Duration.ofMillis(10_001));
    assertEquals(Quality.BAD, lane.latest(P1).orElseThrow().quality());
    lane.hear(P1, new Stamp(1, 3), Said.of(old), Duration.ofMillis(10_500).toNanos());
    assertEquals(Quality.BAD, lane.latest(P1).orElseThrow().quality());
    age(Duration.ofMillis(10_600));
    lane.hear(P1, new Stamp(1, 4), Said.of(fresh), Duration.ofMillis(11_100).toNanos());
    assertEquals(fresh, lane.latest(P1).orElseThrow());
  }

  private static Said counted(PressReading reading, AtomicInteger looks) {
    return new Said(
        () -> {
          looks.incrementAndGet();
          return Optional.of(reading);
        });
  }

  private void age(Duration since) {
    lane.age(AT.plus(since), since.toNanos());
  }
}
