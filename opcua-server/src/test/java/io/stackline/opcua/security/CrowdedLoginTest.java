package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.TestLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class CrowdedLoginTest {
  private static final int CROWD = 10;

  /** As many threads as answer requests. */
  private static final int AT_ONCE = 8;

  @Test
  void whoWaitsToBeLetInHoldsUpNobodyWhoIsIn(TestLine line) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch open = new CountDownLatch(1);
    try (TestClient client = line.connect("observer")) {
      CountDownLatch held = new CountDownLatch(1);
      Future<Boolean> door =
          threads.submit(
              () ->
                  FolderLock.holding(
                      line.security().resolve("users.lock"),
                      () -> {
                        held.countDown();
                        return waited(open);
                      }));
      assertTrue(held.await(5, TimeUnit.SECONDS));
      List<Future<Long>> crowd = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        How how = How.user("crowd-" + i, "wrong");
        crowd.add(threads.submit(() -> refusal(line, how)));
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (atTheDoor() < AT_ONCE) {
        assertTrue(System.nanoTime() - end < 0, "control: they queue");
        Thread.onSpinWait();
      }
      var read =
          client
              .milo()
              .readValuesAsync(
                  0, TimestampsToReturn.Both, List.of(client.id("line/ReadingsSkipped")));
      assertEquals(1, read.get(3, TimeUnit.SECONDS).size());
      open.countDown();
      assertTrue(door.get(5, TimeUnit.SECONDS), "control: the door was shut all the while");
      for (Future<Long> each : crowd) {
        assertEquals(StatusCodes.Bad_IdentityTokenRejected, each.get(10, TimeUnit.SECONDS));
      }
    } finally {
      open.countDown();
      threads.shutdownNow();
    }
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(9, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static long atTheDoor() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Arrays.stream(stack)
                    .anyMatch(each -> each.getClassName().equals(Logins.class.getName())))
        .count();
  }

  private static long refusal(TestLine line, How how) throws Exception {
    try {
      TestClient.connect(line.server(), how).close();
      return StatusCodes.Good;
    } catch (UaException e) {
      return e.getStatusCode().value();
    }
  }
}
