package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SparingTest {
  private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(90);

  private final Sparing sparing = new Sparing(2);

  /** The clock of a JVM may run over its end. */
  @Test
  void whatIsTooMuchIsCountedAndToldWithTheNext() {
    assertEquals(OptionalLong.of(0), sparing.happened(at(0)));
    assertEquals(OptionalLong.of(0), sparing.happened(at(1)));
    assertEquals(OptionalLong.empty(), sparing.happened(at(2)));
    assertEquals(OptionalLong.empty(), sparing.happened(at(59)));
    assertEquals(OptionalLong.of(2), sparing.happened(at(60)));
    assertEquals(OptionalLong.of(0), sparing.happened(at(100)));
    assertEquals(OptionalLong.empty(), sparing.happened(at(119)));
    assertEquals(OptionalLong.of(1), sparing.happened(at(300)));
  }

  @Test
  void whenNothingFollowsWhatWasTooMuchIsToldOnceItsMinuteIsOver() {
    assertEquals(0, sparing.over(at(0)));
    for (int i = 0; i < 5; i++) {
      OptionalLong unused = sparing.happened(at(i));
    }
    assertEquals(0, sparing.over(at(59)));
    assertEquals(3, sparing.over(at(60)));
    assertEquals(0, sparing.over(at(61)));
    assertEquals(OptionalLong.of(0), sparing.happened(at(62)));
  }

  @Test
  void neverToTellIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sparing(0));
  }

  private static long at(long seconds) {
    return START + TimeUnit.SECONDS.toNanos(seconds);
  }
}
