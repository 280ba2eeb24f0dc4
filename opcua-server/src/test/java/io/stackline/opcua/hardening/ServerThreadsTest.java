package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ServerThreadsTest {
  private static final int MORE_THAN_WAIT = 21_000;

  /** A timer of publishing that was turned away once would never come back. */
  @Test
  void whenTooManyWaitOnlyWhatComesFromOutsideIsTurnedAway() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    CompletableFuture<Object> refusal = new CompletableFuture<>();
    CountDownLatch timer = new CountDownLatch(1);
    try (ServerThreads threads = ServerThreads.make()) {
      Thread outside =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < MORE_THAN_WAIT; i++) {
                    threads.requests().execute(() -> await(slow));
                  }
                  refusal.complete("none");
                } catch (RejectedExecutionException e) {
                  refusal.complete(e);
                }
              });
      outside.start();
      assertInstanceOf(RejectedExecutionException.class, refusal.get(10, TimeUnit.SECONDS));
      var unused =
          threads.timers().submit(() -> threads.requests().execute(timer::countDown)).get();
      slow.countDown();
      assertTrue(timer.await(10, TimeUnit.SECONDS));
    } finally {
      slow.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean unused = latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
