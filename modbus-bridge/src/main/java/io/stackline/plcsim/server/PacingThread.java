package io.stackline.plcsim.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the cranks of some devices, a slice each in turn, so that a busy press does not hold up an
 * idle one. Devices may be added and removed by any thread.
 */
final class PacingThread implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PacingThread.class);
  private static final long JOIN_S = 2;

  private final LongSupplier nanos;
  private final Thread thread;
  private final List<Pacer> pacers = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  private PacingThread(String name, LongSupplier nanos) {
    this.nanos = nanos;
    this.thread = Rack.thread(name, this);
  }

  static PacingThread start(String name, LongSupplier nanos) {
    PacingThread pacing = new PacingThread(name, nanos);
    pacing.thread.start();
    return pacing;
  }

  void add(Pacer pacer) {
    pacers.add(pacer);
    LockSupport.unpark(thread);
  }

  void remove(Pacer pacer) {
    pacers.remove(pacer);
  }

  @Override
  public void run() {
    while (!stopped) {
      if (pacers.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, pacers.stream().mapToLong(Pacer::pauseNs).min().orElse(1));
      }
      turn();
    }
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(JOIN_S));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    long now = nanos.getAsLong();
    for (Pacer pacer : pacers) {
      pacer.owe(now);
    }
    boolean more = true;
    while (more && !stopped) {
      more = false;
      for (Pacer pacer : pacers) {
        more |= paid(pacer);
      }
    }
  }

  /** A bug in one device stops that one, as a PLC's watchdog would, and no other. */
  private boolean paid(Pacer pacer) {
    try {
      return pacer.pay();
    } catch (RuntimeException bug) {
      LOG.error("event=plc-stopped", bug);
      pacers.remove(pacer);
      return false;
    }
  }
}
