package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Watched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.sdk.server.subscriptions.PublishQueue;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Shows on Milo as it comes what piles up, stays behind or is counted wrongly. When one of these
 * fails after Milo was raised, that flaw is gone, and its cure with it.
 */
@ExtendWith(SharedStock.class)
final class StockLimitsTest {
  private static final long PATIENCE_S = 5;
  private static final double SOON_MS = 10;
  private static final double LATE_MS = 60_000;

  private final StockMilo milo;
  private final OpcUaServer server;
  private final OpcUaClient client;
  private final StockPlant plant;

  StockLimitsTest(StockMilo milo) {
    this.milo = milo;
    server = milo.server();
    client = milo.client();
    plant = milo.plant();
  }

  /** {@link SwallowedBindFailure}. */
  @Test
  void aPortInUseIsPassedOver() {
    assertEquals(2, server.getConfig().getEndpoints().size());
    assertEquals(1, server.getBoundEndpoints().size());
  }

  /** {@link OrphanedSubscriptions}, Milo #1733. */
  @Test
  void aSubscriptionLeftBehindStaysWhenItsLifetimeIsOver() throws Exception {
    Guest leaves = Guest.login(client);
    UInteger id = leaves.subscribe(SOON_MS);
    Subscription left = Optional.ofNullable(server.getSubscriptions().get(id)).orElseThrow();
    leaves.leave(false);
    milo.await(() -> left.getLifetimeCounter() < 1);
    // Its timer has this lock until it has told whoever listens.
    synchronized (left) {
      assertTrue(server.getSubscriptions().remove(id, left));
    }
  }

  /** {@link UnactivatedSessions}, Milo #1759. */
  @Test
  void sessionsNobodyActivatesKeepOthersOut() throws Exception {
    long most = server.getConfig().getLimits().getMaxSessions().longValue();
    List<Guest> guests = new ArrayList<>();
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () -> {
              for (long i = 0; i <= most; i++) {
                guests.add(Guest.create(client));
              }
            });
    for (Guest each : guests) {
      each.leave(true);
    }
    assertEquals(
        StatusCodes.Bad_TooManySessions,
        UaException.extractStatusCode(refused).orElseThrow().value());
  }

  /** {@link UnboundedSubscriptions}. */
  @Test
  void requestsToPublishPileUp() throws Exception {
    int many = ServerLimits.PUBLISHES_MAX + 5;
    Guest guest = Guest.login(client);
    UInteger id = guest.subscribe(LATE_MS);
    PublishQueue waiting =
        Optional.ofNullable(server.getSubscriptions().get(id))
            .orElseThrow()
            .getSession()
            .getSubscriptionManager()
            .getPublishQueue();
    for (int i = 0; i < many; i++) {
      CompletableFuture<UaResponseMessageType> unused = guest.publish();
    }
    milo.await(() -> waiting.size() == many);
    guest.leave(true);
  }

  /** {@link RequestGate} and {@link ServerThreads}: each of them has a thread. */
  @Test
  void allRequestsAreTakenInAtOnce() throws Exception {
    int many = RequestGate.REQUESTS_OF_ONE_MAX + 10;
    CountDownLatch within = new CountDownLatch(many);
    CountDownLatch slow = new CountDownLatch(1);
    UaVariableNode value = plant.variable("plant/value");
    AttributeFilter waiting = new Waiting(within, slow);
    value.getFilterChain().addFirst(waiting);
    ReadValueId one = value().getItemToMonitor();
    try {
      for (int i = 0; i < many; i++) {
        CompletableFuture<ReadResponse> unused =
            client.readAsync(0, TimestampsToReturn.Both, List.of(one));
      }
      assertTrue(within.await(PATIENCE_S, TimeUnit.SECONDS));
    } finally {
      slow.countDown();
      value.getFilterChain().remove(waiting);
    }
  }

  private record Waiting(CountDownLatch within, CountDownLatch slow) implements AttributeFilter {
    @Override
    public @Nullable Object readAttribute(AttributeFilterContext context, AttributeId attribute)
        throws UaException {
      if (attribute == AttributeId.Value) {
        within.countDown();
        try {
          boolean unused = slow.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return AttributeFilter.super.readAttribute(context, attribute);
    }
  }

  /** {@link ServerLimits}, Milo #1743: whoever samples at that interval never rests. */
  @Test
  void anIntervalOfZeroIsTakenAsItIs() throws Exception {
    UInteger subscription = subscribe();
    assertEquals(
        0.0,
        create(subscription, item("plant/value", AttributeId.Value, 0.0, null))
            .get(0)
            .getRevisedSamplingInterval());
    forget(subscription);
  }

  /** {@link UncountedItems}. */
  @Test
  void thereMayBeMoreItemsInACallThanItSays() throws Exception {
    int many = 1 + server.getConfig().getLimits().getMaxMonitoredItemsPerCall().intValue();
    UInteger subscription = subscribe();
    List<MonitoredItemCreateResult> made =
        create(
            subscription,
            Collections.nCopies(many, value()).toArray(MonitoredItemCreateRequest[]::new));
    assertEquals(many, made.stream().filter(each -> each.getStatusCode().isGood()).count());
    forget(subscription);
  }

  /** {@link UncountedItems}. */
  @Test
  void eventsAreForThoseWhoMayNotEvenSeeTheirSource() throws Exception {
    SimpleAttributeOperand message =
        new SimpleAttributeOperand(
            NodeIds.BaseEventType,
            new QualifiedName[] {new QualifiedName(0, "Message")},
            AttributeId.Value.uid(),
            null);
    EventFilter all =
        new EventFilter(
            new SimpleAttributeOperand[] {message}, new ContentFilter(new ContentFilterElement[0]));
    ExtensionObject filter = ExtensionObject.encode(client.getStaticEncodingContext(), all);
    UInteger subscription = subscribe();
    assertTrue(
        create(subscription, item("plant/hidden", AttributeId.EventNotifier, 0.0, filter))
            .get(0)
            .getStatusCode()
            .isGood());
    forget(subscription);
  }

  /** {@link UncountedItems} and {@link DriftedCount}, Milo #1807. */
  @Test
  void oneMissingFilterSpoilsTheCallAndIsCountedForEver() throws Exception {
    UInteger subscription = subscribe();
    long before = server.getMonitoredItemCount().get();
    assertThrows(
        UaException.class,
        () -> create(subscription, value(), item("plant", AttributeId.EventNotifier, 0.0, null)));
    long drifted = server.getMonitoredItemCount().get() - before;
    server.getMonitoredItemCount().set(before);
    forget(subscription);
    assertEquals(2, drifted);
  }

  /** {@link DriftedCount}, Milo #1770. */
  @Test
  void anItemDeletedTwiceIsCountedTwice() throws Exception {
    UInteger subscription = subscribe();
    long before = server.getMonitoredItemCount().get();
    UInteger item = create(subscription, value()).get(0).getMonitoredItemId();
    List<StatusCode> deleted =
        Lists.ofNullable(
            client.deleteMonitoredItems(subscription, List.of(item, item)).getResults());
    long drifted = server.getMonitoredItemCount().get() - before;
    server.getMonitoredItemCount().set(before);
    forget(subscription);
    assertEquals(List.of(StatusCode.GOOD, StatusCode.GOOD), deleted);
    assertEquals(-1, drifted);
  }

  /** {@link RevokedItems}. */
  @Test
  void anItemTellsWhoMayNoLongerRead() throws Exception {
    UaVariableNode value = plant.variable("plant/value");
    try (Watched watched = Watched.of(client, value.getNodeId())) {
      value.setUserAccessLevel(AccessLevel.toValue(AccessLevel.NONE));
      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          client.readValue(0, TimestampsToReturn.Both, value.getNodeId()).statusCode().value());
      plant.tell(DataValue.valueOnly(new Variant(7.0)));
      assertEquals(7.0, watched.next().value().value());
    } finally {
      value.setUserAccessLevel(AccessLevel.toValue(AccessLevel.READ_WRITE));
    }
  }

  private UInteger subscribe() throws UaException {
    return client
        .createSubscription(LATE_MS, uint(9_000), uint(3_000), uint(0), true, ubyte(0))
        .getSubscriptionId();
  }

  private void forget(UInteger subscription) throws UaException {
    assertEquals(
        List.of(StatusCode.GOOD),
        Lists.ofNullable(client.deleteSubscriptions(List.of(subscription)).getResults()));
  }

  private MonitoredItemCreateRequest value() {
    return item("plant/value", AttributeId.Value, 100.0, null);
  }

  private MonitoredItemCreateRequest item(
      String path, AttributeId attribute, double intervalMs, @Nullable ExtensionObject filter) {
    return new MonitoredItemCreateRequest(
        new ReadValueId(plant.id(path), attribute.uid(), null, QualifiedName.NULL_VALUE),
        MonitoringMode.Reporting,
        new MonitoringParameters(uint(1), intervalMs, filter, uint(1), true));
  }

  private List<MonitoredItemCreateResult> create(
      UInteger subscription, MonitoredItemCreateRequest... items) throws UaException {
    return Lists.ofNullable(
        client
            .createMonitoredItems(subscription, TimestampsToReturn.Both, List.of(items))
            .getResults());
  }
}
