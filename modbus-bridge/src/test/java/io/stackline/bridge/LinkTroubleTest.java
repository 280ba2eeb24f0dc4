package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressState;
import io.stackline.press.Quality;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.TraceChunk;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cables, torn reads and lost answers: nothing is done twice, nothing dead looks alive. */
class LinkTroubleTest {
  @Test
  void aCablePulledInTheDwellTurnsTheReadingBadAndTheStrokeOutOfSightUntilItsOrphanedEnd() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.advance(Duration.ofSeconds(1));
      rig.link.unplugged = true;

      rig.advance(Duration.ofMillis(250));
      assertEquals(Quality.UNCERTAIN, rig.reading().quality());
      rig.advance(Duration.ofSeconds(1));
      assertEquals(Quality.BAD, rig.reading().quality());
      assertTrue(rig.reading().remark().contains("cable pulled"), rig.reading().remark());
      assertEquals(List.of("Accepted", "Running", "OutOfSight"), rig.story(order));

      rig.untilState(PressState.COMPLETE_ORPHAN);
      rig.advance(Duration.ofSeconds(20));
      rig.link.unplugged = false;
      rig.until(order, Progress.Ended.class, Duration.ofSeconds(10));

      assertEquals(List.of("Accepted", "Running", "OutOfSight", "Ended"), rig.story(order));
      assertEquals(PressState.COMPLETE_ORPHAN, rig.end(order).state());
      assertEquals(Duration.ofSeconds(30), rig.end(order).dwellCredited());
      assertEquals(3.927, rig.end(order).peak().toKN(), 1e-6);
      assertTrue(rig.end(order).remark().contains("alone"), rig.end(order).remark());
      long told = rig.chunks(order).stream().mapToLong(TraceChunk::lostBefore).sum();
      assertTrue(told > 3000, "most of 29 s of dwell, the release and 20 s more are gone: " + told);
      assertEquals(told, rig.end(order).samplesLost());
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      assertEquals(Quality.GOOD, rig.reading().quality());
    }
  }

  @Test
  void aShortPullHealsByItselfAndLosesNothing() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.link.unplugged = true;
      rig.advance(Duration.ofMillis(1500));
      rig.link.unplugged = false;
      rig.until(order, Progress.Ended.class, Rig.STROKE);

      assertEquals(
          List.of("Accepted", "Running", "OutOfSight", "Running", "Ended"), rig.story(order));
      assertEquals(PressState.COMPLETE, rig.end(order).state());
      assertEquals(0, rig.end(order).samplesLost());
      assertEquals(1, Collections.frequency(rig.plc.executed, "ACQUIRE"), "the lease held");
    }
  }

  @Test
  void afterTheLeaseHasRunOutThePressIsAcquiredAgainAndNothingIsStartedAgain() {
    try (Rig rig = new Rig()) {
      OrderId order = rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(6));
      assertFalse(rig.plc.isOwned(), "control: the lease has run out");
      rig.link.unplugged = false;
      rig.advance(Duration.ofSeconds(6));

      assertTrue(rig.plc.isOwned(), "the heartbeat goes on");
      rig.until(order, Progress.Ended.class, Rig.STROKE);
      assertEquals(PressState.COMPLETE, rig.end(order).state());
      assertEquals(2, Collections.frequency(rig.plc.executed, "ACQUIRE"));
      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
    }
  }

  @Test
  void onEveryConnectionTheIdentityAndTheStatusAreReadBeforeAnythingIsWritten() {
    try (Rig rig = new Rig()) {
      rig.run(1001);
      rig.untilState(PressState.DWELL);
      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(1));
      rig.link.log.clear();
      rig.link.unplugged = false;
      rig.advance(Duration.ofSeconds(3));

      assertEquals(List.of("connect", "read 0", "read 100"), rig.link.log.subList(0, 3));
      assertTrue(rig.link.log.contains("write 32"), "control: the heartbeat came later");
    }
  }

  @Test
  void reconnectingBacksOffFrom100MillisecondsToTwoSeconds() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      FakeLink link = rig.link;
      link.unplugged = true;
      link.attempts = 0;
      rig.advance(Duration.ofSeconds(1));
      int first = link.attempts;
      rig.advance(Duration.ofSeconds(60));
      int later = link.attempts - first;

      assertTrue(first >= 3 && first <= 5, first + " attempts in the first second");
      assertTrue(later >= 24 && later <= 41, later + " attempts in the next minute");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACQUIRE", "APPLY", "VALIDATE", "START 1001", "RELEASE"})
  void aCommandWhoseAnswerIsLostIsExecutedOnce(String command) {
    List<String> commands = List.of("ACQUIRE", "APPLY", "VALIDATE", "START 1001", "RELEASE");
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      int before = commands.indexOf(command);
      assertTrue(rig.time.runUntil(() -> rig.plc.executed.size() == before, Rig.STROKE));
      rig.link.loseAnswers = 1;
      rig.until(order, Progress.Ended.class, Rig.STROKE);
      rig.advance(Duration.ofSeconds(2));

      assertEquals(commands, rig.plc.executed);
      assertEquals(0, rig.link.loseAnswers, "control: an answer was lost");
      assertEquals(List.of("Accepted", "Running", "Ended"), rig.story(order));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFrameThatNeverArrivedIsSentAgainAtMostTwice(int swallowed) {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      assertTrue(rig.time.runUntil(() -> rig.plc.executed.contains("VALIDATE"), Rig.STROKE));
      rig.link.swallowed = swallowed;
      rig.until(order, Progress.Ended.class, Rig.STROKE);

      assertEquals(1, Collections.frequency(rig.plc.executed, "START 1001"));
      assertEquals(PressState.COMPLETE, rig.end(order).state());
    }
  }

  @Test
  void aStartThatIsNeverAcknowledgedIsGivenUpAsUnknown() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      OrderId order = rig.run(1001);
      assertTrue(rig.time.runUntil(() -> rig.plc.executed.contains("VALIDATE"), Rig.STROKE));
      rig.link.swallowed = 3;
      rig.until(order, Progress.Unknown.class, Duration.ofSeconds(30));
      rig.advance(Duration.ofMinutes(1));

      assertEquals(List.of("Accepted", "Unknown"), rig.story(order));
      assertFalse(rig.plc.executed.contains("START 1001"));
    }
  }

  @Test
  void tornReadsAreRepeatedAtOnceAndOnlyEndlessOnesTurnTheReadingBad() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(1));
      rig.link.tornReads = 3;
      rig.advance(Duration.ofMillis(100));
      assertEquals(0, rig.link.tornReads, "control: they were read");
      assertEquals(Quality.GOOD, rig.reading().quality());

      rig.link.tornReads = 1000;
      rig.advance(Duration.ofMillis(400));
      assertEquals(Quality.UNCERTAIN, rig.reading().quality());
      rig.advance(Duration.ofSeconds(1));
      assertEquals(Quality.BAD, rig.reading().quality());
      assertTrue(rig.reading().remark().contains("torn"), rig.reading().remark());
      assertEquals(1, rig.link.connects, "a torn read is no reason to drop the connection");
    }
  }
}
