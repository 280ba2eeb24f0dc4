package io.stackline.plcsim;

/** Averages the unloaded cells for half a second and takes the mean for zero. */
final class TareJob {
  private static final int AVERAGE_MS = 500;

  private int elapsedMs = AVERAGE_MS;
  private int scans;
  private double highN;
  private double lowN;
  private boolean tared;

  void begin() {
    elapsedMs = 0;
    scans = 0;
    highN = 0;
    lowN = 0;
  }

  boolean running() {
    return elapsedMs < AVERAGE_MS;
  }

  /** Whether a cell gave no number meanwhile, so that nothing was set. */
  boolean failed() {
    return Double.isNaN(highN);
  }

  /** Takes in one scan; true when the tare has just been set, or has failed. */
  boolean step(Readings readings, int scanMs, ForceChannel channel) {
    if (!running()) {
      return false;
    }
    elapsedMs += scanMs;
    scans++;
    highN += readings.highN();
    lowN += readings.lowN();
    if (running()) {
      return false;
    }
    if (failed()) {
      return true;
    }
    channel.tare(highN / scans, lowN / scans);
    tared = true;
    return true;
  }

  boolean tared() {
    return tared;
  }
}
