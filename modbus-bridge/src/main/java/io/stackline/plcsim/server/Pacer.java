package io.stackline.plcsim.server;

/**
 * Keeps one device's simulated time in step with the wall clock times the speed, as far as it can.
 *
 * <p>The speed is a ceiling. Time that could not be made up, because the PLC had to wait or the
 * machine was busy for longer than {@link Device#catchUpMax}, is dropped: simulated time lags, but
 * it bursts no further than that and never jumps. One thread turns it; the figures may be read by
 * any.
 */
final class Pacer {
  /** So short that a request never waits long for the lock. */
  private static final int SCANS_A_SLICE = 16;

  private static final long LONGEST_PAUSE_NS = 5_000_000;
  private static final long SHORTEST_PAUSE_NS = 1_000_000;
  private static final double MS_TO_NS = 1e6;

  private final Slot slot;
  private final double speed;
  private final double scanNs;
  private final long catchUpMaxNs;
  private long beforeNs;
  private double owedNs;
  private boolean wasRunning;
  private double runSimulatedNs;
  private double runWallNs;

  Pacer(Slot slot, double speed, long nowNs) {
    this.slot = slot;
    this.speed = speed;
    this.scanNs = slot.locked(Device::stepMs) * MS_TO_NS;
    this.catchUpMaxNs = slot.locked(Device::catchUpMax).toNanos();
    this.beforeNs = nowNs;
  }

  /** How long the thread may rest between two turns. */
  long pauseNs() {
    return (long) Math.max(SHORTEST_PAUSE_NS, Math.min(LONGEST_PAUSE_NS, scanNs / speed));
  }

  /** A new turn: what the wall clock has gone on is owed now. */
  void owe(long nowNs) {
    long wallNs = nowNs - beforeNs;
    beforeNs = nowNs;
    if (wasRunning) {
      note(0, (double) wallNs);
    }
    // Less than a scan is kept; what a busy machine could not pay of the turn before is dropped.
    owedNs = owedNs % scanNs + Math.min(wallNs, catchUpMaxNs) * speed;
    wasRunning = slot.locked(Device::running);
  }

  /** Pays a slice of what is owed; says whether some is left. */
  boolean pay() {
    int scans = (int) Math.min(owedNs / scanNs, SCANS_A_SLICE);
    if (scans == 0) {
      return false;
    }
    owedNs -= scans * scanNs;
    Device.Turn turn = slot.advance(scans);
    if (wasRunning) {
      note(turn.scansRunning() * scanNs, 0);
    }
    if (turn.scans() < scans) {
      owedNs %= scanNs;
    }
    return owedNs >= scanNs;
  }

  /** Simulated seconds a wall-clock second while a program was running; 0 before the first. */
  synchronized double speedAchieved() {
    return runWallNs > 0 ? runSimulatedNs / runWallNs : 0;
  }

  private synchronized void note(double simulatedNs, double wallNs) {
    runSimulatedNs += simulatedNs;
    runWallNs += wallNs;
  }
}
