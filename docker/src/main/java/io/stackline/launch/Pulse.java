package io.stackline.launch;

import java.time.Duration;

/**
 * Whether a beat that others let grow stands still. An answer that was long in coming tells nothing
 * of the time meanwhile: whoever lets it grow may have waited for the same store. One thread at a
 * time.
 */
final class Pulse {
  /** Answers that take longer begin the watch anew. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(1);

  private final long stillNanos;
  private long seen = -1;
  private long seenNanos;

  /**
   * @param still so long it has to be the same
   */
  Pulse(Duration still) {
    stillNanos = still.toNanos();
  }

  /**
   * The next look.
   *
   * @param beat 0 if nobody lets it grow: it stands still at once
   * @param asked when it was asked for, ns by the wall clock
   * @param answered when the answer was there
   */
  boolean isStill(long beat, long asked, long answered) {
    if (beat == 0) {
      return true;
    }
    if (beat != seen || answered - asked > ANSWER_MAX.toNanos()) {
      seen = beat;
      seenNanos = answered;
      return false;
    }
    return answered - seenNanos >= stillNanos;
  }

  /** Nothing is known of it any more. */
  void forget() {
    seen = -1;
  }
}
