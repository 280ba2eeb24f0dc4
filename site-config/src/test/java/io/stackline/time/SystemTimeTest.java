package io.stackline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemTimeTest {
  @Test
  void aCrankRunsItsTasksOneAfterTheOther() throws Exception {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(1000);
    try (Crank crank = SystemTime.real().crank("serial")) {
      for (int i = 0; i < 1000; i++) {
        int n = i;
        crank.execute(
            () -> {
              done.add(n);
              all.countDown();
            });
      }
      assertTrue(all.await(10, TimeUnit.SECONDS));
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, done.get(i));
    }
  }

  /** At 10 000 times, an hour takes a third of a second; wall time stays what it is. */
  @Test
  void scaledTimeShortensDelaysAndStretchesTheClock() throws Exception {
    SystemTime time = SystemTime.scaled(10_000);
    Instant before = time.now();
    long wallBefore = time.wallNanos();
    CompletableFuture<Instant> rang = new CompletableFuture<>();
    try (Crank crank = time.crank("alarm clock")) {
      crank.after(Duration.ofHours(1), () -> rang.complete(time.now()));
      Instant at = rang.get(10, TimeUnit.SECONDS);
      assertFalse(at.isBefore(before.plus(Duration.ofHours(1))), "rang at " + at);
    }
    Duration wall = Duration.ofNanos(time.wallNanos() - wallBefore);
    assertTrue(wall.compareTo(Duration.ofSeconds(9)) < 0, "took " + wall);
    assertEquals(10_000, time.speed());
  }

  @Test
  void aTaskThatThrowsDoesNotStopTheNext() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    try (Crank crank = SystemTime.real().crank("careless")) {
      crank.execute(
          () -> {
            throw new IllegalStateException("a bug in a task");
          });
      crank.execute(next::countDown);
      assertTrue(next.await(10, TimeUnit.SECONDS));
    }
  }

  /** An interrupt would close the file channel of a database that is being written to. */
  @Test
  void closeWaitsForTheTaskUnderWayWithoutInterruptingIt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<String> end = new CompletableFuture<>();
    Crank crank = SystemTime.real().crank("writer");
    crank.execute(
        () -> {
          started.countDown();
          try {
            end.complete(never.await(200, TimeUnit.MILLISECONDS) ? "woken" : "finished");
          } catch (InterruptedException e) {
            end.complete("interrupted");
          }
        });
    assertTrue(started.await(10, TimeUnit.SECONDS));
    crank.close();
    assertEquals("finished", end.getNow("still busy"));
  }

  @Test
  void aTaskMayCloseItsOwnCrankWhichDropsTheTasksBehindIt() throws Exception {
    Crank crank = SystemTime.real().crank("self-closing");
    CountDownLatch queued = new CountDownLatch(1);
    CountDownLatch dropped = new CountDownLatch(1);
    CompletableFuture<Duration> took = new CompletableFuture<>();
    crank.execute(
        () -> {
          await(queued);
          long before = System.nanoTime();
          crank.close();
          took.complete(Duration.ofNanos(System.nanoTime() - before));
        });
    crank.execute(dropped::countDown);
    crank.after(Duration.ofMillis(1), dropped::countDown);
    queued.countDown();
    Duration duration = took.get(10, TimeUnit.SECONDS);
    assertTrue(duration.compareTo(Duration.ofSeconds(3)) < 0, "took " + duration);
    crank.close();
    crank.execute(dropped::countDown);
    assertEquals(1, dropped.getCount());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSpeedThatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SystemTime.scaled(0));
    assertThrows(IllegalArgumentException.class, () -> SystemTime.scaled(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SystemTime.scaled(20_000));
  }
}
