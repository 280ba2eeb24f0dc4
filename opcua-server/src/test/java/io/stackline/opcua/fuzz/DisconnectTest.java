package io.stackline.opcua.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.RoughLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.Watched;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.junit.jupiter.api.Test;

/** Clients that are torn away, as by a pulled cable or a process that dies, at every stage. */
final class DisconnectTest {
  private static final int CLIENTS = 1_000;
  private static final long PATIENCE_S = 20;

  /** Where a client is torn away. */
  private enum Stage {
    CONNECTED,
    HALF_HELLO,
    HELLO,
    CHANNEL,
    HALF_MESSAGE,
    CREATED,
    ACTIVATED,
    SUBSCRIBED,
    WATCHING,
    PUBLISHING
  }

  @Test
  void aThousandClientsTornAwayLeaveNothingBehind() throws Exception {
    try (RoughLine line = RoughLine.start();
        TestClient honest = line.connect();
        Watched clock = Watched.of(honest.milo(), NodeIds.Server_ServerStatus_CurrentTime)) {
      OpcUaServer server = line.hardened();
      NodeId[] nodes = {honest.id("press/P1/Force"), honest.id("press/P2/Position")};
      Traces before = Traces.of(server);
      Queue<WeakReference<?>> left = new ConcurrentLinkedQueue<>();
      AtomicInteger most = new AtomicInteger();
      Crowd.act(
          CLIENTS,
          number -> {
            Stage stage = Stage.values()[number % Stage.values().length];
            tearAway(line.port(), stage, nodes, server, left);
            most.accumulateAndGet(server.getSubscriptions().size(), Math::max);
          });
      assertTrue(most.get() > 20, "control: they were there, " + most);
      assertTrue(left.size() >= CLIENTS / 5, "control: " + left.size());
      // The server must find out by itself: a session lasts five seconds at least.
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
      // Looked at each time the clock is told, for others need the processor.
      while (!Traces.sameClients(before, server) && System.nanoTime() - end < 0) {
        clock.next();
      }
      Traces after = Traces.of(server);
      assertEquals(before.sessions(), after.sessions(), "sessions");
      assertEquals(before.subscriptions(), after.subscriptions(), "subscriptions");
      assertEquals(before.items(), after.items(), "items");
      while (left.stream().anyMatch(each -> each.get() != null) && System.nanoTime() - end < 0) {
        clock.next();
        System.gc();
      }
      assertEquals(
          0,
          left.stream().filter(each -> each.get() != null).count(),
          "items somebody holds on to");
      // A message may just be on its way.
      long pinned = Traces.pinnedNow();
      while (pinned > before.pinned() && System.nanoTime() - end < 0) {
        clock.next();
        pinned = Traces.pinnedNow();
      }
      assertTrue(pinned <= before.pinned(), "buffers nobody gave back: " + pinned);
    }
  }

  private static void tearAway(
      int port, Stage stage, NodeId[] nodes, OpcUaServer server, Queue<WeakReference<?>> left)
      throws Exception {
    try (RawClient client = new RawClient(port)) {
      if (stage == Stage.HALF_HELLO) {
        client.write(Arrays.copyOf(RawClient.hello(port), 20));
      } else if (stage == Stage.HELLO) {
        client.write(RawClient.hello(port));
        client.read();
      } else if (stage.compareTo(Stage.CHANNEL) >= 0) {
        client.open();
      }
      if (stage == Stage.HALF_MESSAGE) {
        client.write(client.chunk('C', new byte[8_000]));
        client.write(Arrays.copyOf(client.chunk('F', new byte[8_000]), 100));
      } else if (stage == Stage.CREATED) {
        Services.create(client, port);
      } else if (stage.compareTo(Stage.ACTIVATED) >= 0) {
        NodeId session = Services.session(client, port);
        if (stage.compareTo(Stage.SUBSCRIBED) >= 0) {
          UInteger subscription = Services.subscribe(client, session);
          if (stage.compareTo(Stage.WATCHING) >= 0) {
            client.ask(Services.watch(session, subscription, nodes));
            server.getSubscriptions().get(subscription).getMonitoredItems().values().stream()
                .map(WeakReference::new)
                .forEach(left::add);
          }
          if (stage == Stage.PUBLISHING) {
            client.write(client.chunk('F', RawClient.body(Services.publish(session))));
          }
        }
      }
    }
  }
}
