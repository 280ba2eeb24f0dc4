package io.stackline.plcsim.server;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Turns the crank of one press so that simulated time follows the wall clock times the speed, as
 * far as it can.
 *
 * <p>The speed is a ceiling. Time that could not be made up, because the PLC had to wait or the
 * machine was busy, is dropped: simulated time lags, but it never bursts and never jumps. One
 * thread runs it; the figures may be read by any.
 */
final class Pacer implements Runnable {
  private static final long LONGEST_TURN_NS = 50_000_000;
  private static final long LONGEST_PAUSE_NS = 5_000_000;
  private static final long SHORTEST_PAUSE_NS = 1_000_000;
  private static final int SCANS_PER_LOCK = 64;
  private static final double MS_TO_NS = 1e6;

  private final Cabinet cabinet;
  private final LongSupplier nanos;
  private final double speed;
  private final double scanNs;
  private volatile boolean stopped;
  private double owedNs;
  private double runSimulatedNs;
  private double runWallNs;

  Pacer(Cabinet cabinet, LongSupplier nanos, double speed) {
    this.cabinet = cabinet;
    this.nanos = nanos;
    this.speed = speed;
    this.scanNs = cabinet.stepMs() * MS_TO_NS;
  }

  @Override
  public void run() {
    long pauseNs = (long) Math.max(SHORTEST_PAUSE_NS, Math.min(LONGEST_PAUSE_NS, scanNs / speed));
    long before = nanos.getAsLong();
    while (!stopped) {
      LockSupport.parkNanos(pauseNs);
      long now = nanos.getAsLong();
      turn(now - before);
      before = now;
    }
  }

  void stop() {
    stopped = true;
  }

  /** Simulated seconds a wall-clock second while a program was running; 0 before the first. */
  synchronized double speedAchieved() {
    return runWallNs > 0 ? runSimulatedNs / runWallNs : 0;
  }

  /** One turn after this much wall-clock time. */
  void turn(long wallNs) {
    boolean wasRunning = cabinet.running();
    owedNs += Math.min(wallNs, LONGEST_TURN_NS) * speed;
    int scans = (int) (owedNs / scanNs);
    owedNs -= scans * scanNs;
    int running = 0;
    boolean waiting = false;
    for (int left = scans; left > 0 && !waiting && !stopped; left -= SCANS_PER_LOCK) {
      int wanted = Math.min(left, SCANS_PER_LOCK);
      Cabinet.Turn turn = cabinet.advance(wanted);
      running += turn.scansRunning();
      waiting = turn.scans() < wanted;
    }
    if (wasRunning) {
      note(running * scanNs, (double) wallNs);
    }
  }

  private synchronized void note(double simulatedNs, double wallNs) {
    runSimulatedNs += simulatedNs;
    runWallNs += wallNs;
  }
}
