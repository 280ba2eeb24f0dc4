package io.stackline.launch;

import java.util.function.LongSupplier;

/** A wall clock that a test stops and lets go on. */
final class StoppableClock implements LongSupplier {
  private long lost;
  private long stoppedAt;
  private boolean stopped;

  synchronized void stop() {
    stoppedAt = getAsLong();
    stopped = true;
  }

  synchronized void go() {
    stopped = false;
    lost = System.nanoTime() - stoppedAt;
  }

  @Override
  public synchronized long getAsLong() {
    return stopped ? stoppedAt : System.nanoTime() - lost;
  }
}
