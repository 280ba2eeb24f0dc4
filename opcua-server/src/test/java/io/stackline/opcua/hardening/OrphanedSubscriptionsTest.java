package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.PlainSubscription;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class OrphanedSubscriptionsTest {
  /** On stock Milo 1.1.2 such a subscription and its items stay until the server ends. */
  @Test
  void aSubscriptionLeftBehindGoesWhenItsLifetimeIsOver(TestLine line) throws Exception {
    HardenedServer server = line.hardened();
    try (TestClient stays = line.connect("observer");
        TestClient leaves = line.connect("observer")) {
      long itemsBefore = server.getMonitoredItemCount().get();
      UInteger left = PlainSubscription.of(leaves, "press/P1/Force", 9, 3);
      assertEquals(itemsBefore + 1, server.getMonitoredItemCount().get());
      leaveBehind(leaves.milo());
      assertTrue(server.getSubscriptions().containsKey(left), "control: it outlives its session");
      stays.await("press/P1/State", value -> !server.getSubscriptions().containsKey(left));
      stays.await("press/P1/State", value -> server.getMonitoredItemCount().get() == itemsBefore);
    }
  }

  /** Or a handful of clients that were torn away keep everybody else out for an hour. */
  @Test
  void theLongestAbandonedGivesWayWhenSubscriptionsRunOut(TestLine line) throws Exception {
    HardenedServer server = line.hardened();
    Map<UInteger, Subscription> there = server.getSubscriptions();
    int most = server.getConfig().getLimits().getMaxSubscriptions().intValue();
    int ofOne = server.getConfig().getLimits().getMaxSubscriptionsPerSession().intValue();
    try (TestClient stays = line.connect("observer");
        TestClient comes = line.connect("observer")) {
      UInteger kept = empty(stays.milo());
      Set<UInteger> abandoned = new HashSet<>();
      while (there.size() < most) {
        try (TestClient leaves = line.connect("observer")) {
          for (int i = 0; i < ofOne && there.size() < most; i++) {
            abandoned.add(empty(leaves.milo()));
          }
          leaveBehind(leaves.milo());
        }
      }
      assertTrue(there.keySet().containsAll(abandoned), "control: they live on");
      for (int i = 0; i < ofOne; i++) {
        assertTrue(there.containsKey(empty(comes.milo())), "room for " + i);
      }
      UaException refused = assertThrows(UaException.class, () -> empty(comes.milo()));
      assertEquals(StatusCodes.Bad_TooManySubscriptions, refused.getStatusCode().value());
      assertTrue(there.containsKey(kept), "whose session is there stays");
      assertTrue(there.size() <= most, "the limit is true");
      long gone = abandoned.stream().filter(each -> !there.containsKey(each)).count();
      assertTrue(gone > 0 && gone <= ofOne, "no more than had to: " + gone);
    } finally {
      OrphanedSubscriptions left = new OrphanedSubscriptions(server);
      while (left.giveWay()) {
        // The other tests on this line shall not meet them.
      }
    }
  }

  /** Lives longer than this test. */
  private static UInteger empty(OpcUaClient client) throws UaException {
    return client
        .createSubscription(1_000.0, uint(1_000), uint(300), uint(0), true, ubyte(0))
        .getSubscriptionId();
  }

  private static void leaveBehind(OpcUaClient client) throws Exception {
    client
        .sendRequestAsync(
            new CloseSessionRequest(
                client.newRequestHeader(client.getSession().getAuthenticationToken()), false))
        .get(5, TimeUnit.SECONDS);
  }
}
