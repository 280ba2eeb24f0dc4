package io.stackline.launch;

import io.stackline.sequence.store.StoreRefused;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a store's tables may be brought up to date: not while a sequencer of an older release is
 * at work on them. Whoever stands by waits until that one was stopped, or its beat has stood still
 * for {@link Duty#STILL}.
 */
final class StoreTurn {
  private static final Logger LOG = LoggerFactory.getLogger(StoreTurn.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** What beats on a store that has to be changed; empty if it need not be. */
  interface Older {
    OptionalLong beat() throws StoreRefused;
  }

  /** A pause that ends early when this process is to stop. */
  interface Pause {
    boolean stopsWithin(Duration time) throws InterruptedException;
  }

  private StoreTurn() {}

  /**
   * Waits, looking once a second; the log says so once. For the thread that starts the process.
   *
   * @throws StoreRefused if the store cannot be used, or does not answer
   * @throws CommandRefused if the process is to stop meanwhile
   */
  static void await(Older older, Time time, Pause pause) throws StoreRefused, InterruptedException {
    Pulse pulse = new Pulse(Duty.STILL);
    boolean told = false;
    while (true) {
      long asked = time.wallNanos();
      OptionalLong beat = older.beat();
      if (beat.isEmpty() || pulse.isStill(beat.getAsLong(), asked, time.wallNanos())) {
        return;
      }
      if (!told) {
        told = true;
        LOG.warn(
            "event=store-waits a sequencer of an older release is at work on the store, whose"
                + " tables this one has to bring up to date: stop that one, this one waits for it");
      }
      if (pause.stopsWithin(LOOK)) {
        throw new CommandRefused(
            "stopped while it waited for a sequencer of an older release",
            "stop that one, then start this one");
      }
    }
  }
}
