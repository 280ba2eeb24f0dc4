package io.stackline.opcua.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes guessing slow: after {@value #FREE_FAILURES} failures in a row from one place for one name,
 * the next attempts are refused unread for 1, 2, 4 … at most {@value #PAUSE_MAX_S} seconds. Knows
 * at most {@value #KNOWN_MAX} places and names, the least recently seen give way. Thread-safe.
 */
final class LoginThrottle {
  private static final int FREE_FAILURES = 5;
  private static final int PAUSE_MAX_S = 60;
  private static final int KNOWN_MAX = 1024;

  private record Failures(int count, long notBeforeNanos) {}

  private final Map<String, Failures> known = new LinkedHashMap<>(16, 0.75f, true);

  /** Whether an attempt may be looked at now. */
  synchronized boolean admits(String who, long nowNanos) {
    Failures failures = known.get(who);
    return failures == null || nowNanos - failures.notBeforeNanos() >= 0;
  }

  /** Notes a failure; the pause it brings, 0 for none. */
  synchronized long failed(String who, long nowNanos) {
    Failures before = known.get(who);
    int count = before == null ? 1 : Math.min(before.count() + 1, 1000);
    long pause = pauseNanos(count);
    known.put(who, new Failures(count, nowNanos + pause));
    if (known.size() > KNOWN_MAX) {
      known.remove(known.keySet().iterator().next());
    }
    return pause;
  }

  synchronized void succeeded(String who) {
    known.remove(who);
  }

  private static long pauseNanos(int failures) {
    if (failures < FREE_FAILURES) {
      return 0;
    }
    int doublings = Math.min(failures - FREE_FAILURES, 6);
    return TimeUnit.SECONDS.toNanos(Math.min(1L << doublings, PAUSE_MAX_S));
  }
}
