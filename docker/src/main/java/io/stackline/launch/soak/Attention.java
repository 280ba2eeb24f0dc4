package io.stackline.launch.soak;

import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** When somebody gets round to what waits for him: some time after it began to wait. One thread. */
final class Attention {
  private record Wait(String what, Instant until) {}

  private final Time time;
  private final Habits habits;
  private final SplittableRandom random;
  private final Map<String, Wait> waits = new HashMap<>();

  Attention(Time time, Habits habits, SplittableRandom random) {
    this.time = time;
    this.habits = habits;
    this.random = random;
  }

  /**
   * Whether somebody sees to it now. Asked for the first time, it begins to wait.
   *
   * @param whose a run or a press
   * @param what it waits for; if it has waited for something else so far, it begins to wait anew
   */
  boolean isGiven(String whose, String what) {
    if (habits.reachMax().isZero()) {
      return true;
    }
    Wait wait = waits.get(whose);
    if (wait == null || !wait.what().equals(what)) {
      wait = new Wait(what, time.now().plus(reach()));
      waits.put(whose, wait);
    }
    return !time.now().isBefore(wait.until());
  }

  /** Somebody has seen to it; if that was not enough, it waits once more. */
  void over(String whose) {
    waits.remove(whose);
  }

  private Duration reach() {
    return Duration.ofMillis(
        random.nextLong(habits.reachMin().toMillis(), habits.reachMax().toMillis()));
  }
}
