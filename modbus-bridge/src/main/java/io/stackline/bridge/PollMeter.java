package io.stackline.bridge;

import io.stackline.time.Latencies;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the scans of one press, and has their rhythm. Its crank writes, anybody reads. */
final class PollMeter {
  private final Rhythm rhythm;
  private final Latencies answers = new Latencies();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong scanned;

  /**
   * @param started wall clock
   */
  PollMeter(Rhythm rhythm, long started) {
    this.rhythm = rhythm;
    scanned = new AtomicLong(started);
  }

  Rhythm rhythm() {
    return rhythm;
  }

  /** The press has answered with its status, be it one nobody can read. */
  void answered(long nanos) {
    answers.took(nanos);
  }

  /** A scan went by without a status. */
  void missed() {
    missed.setOpaque(missed.getPlain() + 1);
  }

  /** A scan is over, whatever it brought. */
  void scanned(long wallNanos) {
    scanned.setOpaque(wallNanos);
  }

  PollFigures figures() {
    return new PollFigures(
        answers.counted(),
        missed.getOpaque(),
        rhythm.late(),
        rhythm.skipped(),
        scanned.getOpaque());
  }
}
