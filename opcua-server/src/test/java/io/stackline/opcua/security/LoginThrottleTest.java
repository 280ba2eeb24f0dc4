package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
  private final LoginThrottle throttle = new LoginThrottle();
  private long now;

  @Test
  void fourFailuresAreFreeThenEachPauseIsTwiceAsLongUpToAMinute() {
    for (int i = 0; i < 4; i++) {
      throttle.failed("eve", now);
      assertTrue(throttle.admits("eve", now));
    }
    for (long pause : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      throttle.failed("eve", now);
      assertFalse(throttle.admits("eve", now + TimeUnit.SECONDS.toNanos(pause) - 1));
      now += TimeUnit.SECONDS.toNanos(pause);
      assertTrue(throttle.admits("eve", now));
    }
    assertTrue(throttle.admits("anna", now), "others are not held up");
  }

  @Test
  void aSuccessForgetsTheFailures() {
    for (int i = 0; i < 4; i++) {
      throttle.failed("anna", now);
    }
    throttle.succeeded("anna");
    throttle.failed("anna", now);
    assertTrue(throttle.admits("anna", now));
  }

  @Test
  void itNeverKnowsMoreThanItsBound() {
    for (int i = 0; i < 5; i++) {
      throttle.failed("eve", now);
    }
    assertFalse(throttle.admits("eve", now), "control");
    for (int i = 0; i < 1_024; i++) {
      throttle.failed("guess-" + i, now);
    }
    assertTrue(throttle.admits("eve", now), "the least recently seen gave way");
  }
}
