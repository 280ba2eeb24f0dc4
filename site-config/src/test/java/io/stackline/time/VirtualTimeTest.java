package io.stackline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final List<String> done = new ArrayList<>();

  @Test
  void tasksRunInTheOrderOfTheirTimeThenOfTheirPosting() {
    Crank one = time.crank("one");
    Crank two = time.crank("two");
    one.after(Duration.ofSeconds(2), () -> done.add("late"));
    two.after(Duration.ofSeconds(1), () -> done.add("first of 1 s"));
    one.after(Duration.ofSeconds(1), () -> done.add("second of 1 s"));
    two.execute(() -> done.add("now"));
    one.after(Duration.ofSeconds(-5), () -> done.add("overdue is now"));

    time.advance(Duration.ofSeconds(1));

    assertEquals(List.of("now", "overdue is now", "first of 1 s", "second of 1 s"), done);
    assertEquals(START.plusSeconds(1), time.now());
  }

  @Test
  void daysPassAtOnceAndEveryTaskSeesItsOwnTime() {
    Crank crank = time.crank("days");
    tick(crank, Duration.ofHours(1), 72);
    time.advance(Duration.ofDays(3));
    assertEquals(72, done.size());
    assertEquals("2026-11-25T08:00:00Z", done.get(71));
    assertEquals(Duration.ofDays(3).toNanos(), time.wallNanos());
  }

  private void tick(Crank crank, Duration period, int times) {
    if (times > 0) {
      crank.after(
          period,
          () -> {
            done.add(time.now().toString());
            tick(crank, period, times - 1);
          });
    }
  }

  @Test
  void runUntilStopsWithTheConditionOrStandsAtTheLimit() {
    Crank crank = time.crank("until");
    crank.after(Duration.ofSeconds(3), () -> done.add("3 s"));

    assertTrue(time.runUntil(() -> done.size() == 1, Duration.ofMinutes(1)));
    assertEquals(START.plusSeconds(3), time.now());

    assertFalse(time.runUntil(() -> done.size() == 2, Duration.ofSeconds(10)));
    assertEquals(START.plusSeconds(13), time.now());
  }

  @Test
  void aTaskThatThrowsDoesNotStopTheNext() {
    Crank crank = time.crank("careless");
    crank.execute(
        () -> {
          throw new IllegalStateException("a bug in a task");
        });
    crank.execute(() -> done.add("next"));
    time.advance(Duration.ZERO);
    assertEquals(List.of("next"), done);
  }

  @Test
  void aClosedCrankDropsWhatWaitsAndWhatComes() {
    Crank crank = time.crank("closed");
    crank.execute(() -> done.add("waited"));
    crank.close();
    crank.execute(() -> done.add("came"));
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), done);
  }

  /** A refusal must not use up room: after the queue has drained there is room again. */
  @Test
  void aFullCrankRefusesAndRecovers() {
    Crank crank = time.crank("full");
    for (int i = 0; i < Crank.CAPACITY; i++) {
      crank.execute(() -> {});
    }
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> crank.execute(() -> {}));
    }
    time.advance(Duration.ZERO);
    for (int i = 0; i < Crank.CAPACITY; i++) {
      crank.execute(() -> done.add("again"));
    }
    time.advance(Duration.ZERO);
    assertEquals(Crank.CAPACITY, done.size());
  }
}
