package io.stackline.launch.manage;

import io.stackline.record.RunArchive;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;

/**
 * Asks the store for something small every {@value #EVERY_S} s, on a crank of its own: whoever
 * wants to know how it is never waits for a database. Thread-safe.
 */
final class StoreProbe implements AutoCloseable {
  static final int EVERY_S = 5;

  /** Longer than a server that says nothing is waited for, and the next question. */
  private static final Duration ANSWER_AGE_MAX = Duration.ofSeconds(45);

  private static final String CHECK = "store";

  private final RunArchive archive;
  private final Time time;
  private final Crank crank;
  private volatile Finding found = Finding.bad(CHECK, "was not asked yet");
  private volatile long asked;

  private StoreProbe(RunArchive archive, Time time) {
    this.archive = archive;
    this.time = time;
    crank = time.crank("manage-store");
    asked = time.wallNanos();
  }

  static StoreProbe start(RunArchive archive, Time time) {
    StoreProbe probe = new StoreProbe(archive, time);
    probe.crank.execute(probe::ask);
    return probe;
  }

  private void ask() {
    found = answer();
    asked = time.wallNanos();
    crank.after(Watchdog.wall(Duration.ofSeconds(EVERY_S), time), this::ask);
  }

  private Finding answer() {
    try {
      var unused = archive.recent(1);
      return Finding.well(CHECK);
    } catch (RuntimeException e) {
      return Finding.bad(
          CHECK,
          "does not answer: "
              + e.getMessage()
              + "; see that its disk has room, or that its server runs");
    }
  }

  Finding found() {
    long age = time.wallNanos() - asked;
    return age <= ANSWER_AGE_MAX.toNanos()
        ? found
        : Finding.bad(CHECK, "has not answered for " + Duration.ofNanos(age).toSeconds() + " s");
  }

  @Override
  public void close() {
    crank.close();
  }
}
