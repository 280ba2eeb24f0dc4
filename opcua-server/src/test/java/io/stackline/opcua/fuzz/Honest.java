package io.stackline.opcua.fuzz;

import io.stackline.opcua.Readings;
import io.stackline.opcua.RoughLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.Watched;
import io.stackline.press.PressId;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.NodeIds;

/** A client that is told of each value of a press and reads, round after round. */
final class Honest implements AutoCloseable {
  private static final PressId PRESS = new PressId("P1");
  private static final int KILONEWTONS_MAX = 200;

  private final RoughLine line;
  private final TestClient client;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Future<?> done;

  private Honest(RoughLine line, TestClient client) {
    this.line = line;
    this.client = client;
    this.done =
        thread.submit(
            () -> {
              serve();
              return rounds;
            });
  }

  static Honest start(RoughLine line, TestClient client) {
    return new Honest(line, client);
  }

  private void serve() throws Exception {
    try (Watched force = Watched.of(client.milo(), client.id("press/P1/Force"))) {
      while (!over.get()) {
        double wanted = rounds.incrementAndGet() % KILONEWTONS_MAX;
        line.publish(Readings.fresh(PRESS, line.time().now(), Readings.status(wanted, Set.of())));
        force.until(value -> Double.valueOf(wanted).equals(value.value().value()));
        client.read(NodeIds.Server_ServerStatus_State);
      }
    }
  }

  /** Ends it; how many rounds there were. Throws what went wrong in any of them. */
  int rounds() throws Exception {
    over.set(true);
    done.get(10, TimeUnit.SECONDS);
    return rounds.get();
  }

  @Override
  public void close() {
    over.set(true);
    thread.shutdownNow();
  }
}
