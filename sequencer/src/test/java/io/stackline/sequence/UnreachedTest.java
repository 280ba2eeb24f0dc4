package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When another bridge is to try. */
class UnreachedTest {
  private static final PressId P1 = new PressId("P1");
  private static final Set<String> ALL = Set.of("a", "b");

  private final Unreached unreached = new Unreached(Duration.ofSeconds(5), Duration.ofSeconds(40));
  private Instant now = Instant.parse("2026-11-23T06:00:00Z");

  /** How long a bridge tries before the next one does. */
  private Duration tries(String bridge) {
    Instant from = now;
    while (!unreached.isDue(P1, now)) {
      now = now.plusSeconds(1);
    }
    unreached.inVain(P1, bridge, ALL, now);
    return Duration.between(from, now);
  }

  @Test
  void eachTriesOnceAndThenWithTwiceThePatience() {
    assertEquals(Duration.ofSeconds(5), tries("a"));
    assertEquals(Set.of("a"), unreached.tried(P1));
    assertEquals(Duration.ofSeconds(5), tries("b"));
    assertEquals(Set.of("b"), unreached.tried(P1), "now a tries again, longer");
    assertEquals(Duration.ofSeconds(10), tries("a"));
    assertEquals(Duration.ofSeconds(20), tries("b"));
    assertEquals(Duration.ofSeconds(40), tries("a"));
    assertEquals(Duration.ofSeconds(40), tries("b"), "but not for ever longer");
  }

  @Test
  void aPressThatIsReadBeginsAnew() {
    tries("a");
    tries("b");
    unreached.reached(P1);
    assertEquals(Set.of(), unreached.tried(P1));
    assertFalse(unreached.isDue(P1, now));
    assertEquals(Duration.ofSeconds(5), tries("a"));
  }

  @Test
  void aShortAbsenceIsForgotten() {
    assertFalse(unreached.isDue(P1, now));
    now = now.plusSeconds(4);
    unreached.reached(P1);
    now = now.plusSeconds(4);
    assertFalse(unreached.isDue(P1, now));
    now = now.plusSeconds(5);
    assertTrue(unreached.isDue(P1, now));
  }
}
