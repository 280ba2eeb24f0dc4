package io.stackline.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or a kill: lets the main thread stop things in order before the process ends. */
final class StopSignal implements AutoCloseable {
  private static final int ORDERLY_S = 15;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopInOrder, "stop"));
    return signal;
  }

  private void stopInOrder() {
    asked.countDown();
    try {
      if (!stopped.await(ORDERLY_S, TimeUnit.SECONDS)) {
        System.err.println("stackline: not stopped after " + ORDERLY_S + " s; ending anyway");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void await() throws InterruptedException {
    asked.await();
  }

  /** Waits so long at most. */
  boolean await(long time, TimeUnit unit) throws InterruptedException {
    return asked.await(time, unit);
  }

  /** Waits so long at most for being asked. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Everything is stopped: the process may end. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
