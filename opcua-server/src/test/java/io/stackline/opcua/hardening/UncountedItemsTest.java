package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.security.Permit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Items that would be too many, or nobody's; others are tested by {@link WorkbenchTest}. */
final class UncountedItemsTest {
  private static TestLine line;
  private static Workbench bench;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start();
    bench = new Workbench(line.hardened());
    bench.startup();
    line.hardened().permits().put(bench.getNamespaceIndex().intValue(), node -> Permit.LINE);
  }

  @AfterAll
  static void stop() {
    line.close();
  }

  /** On stock Milo 1.1.2 such items are watched until the server ends. */
  @Test
  void nothingIsWatchedForASubscriptionThatIsDeletedMeanwhile() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch deleted = new CountDownLatch(1);
    AttributeFilter waiting =
        new AttributeFilter() {
          @Override
          public @Nullable Object readAttribute(
              AttributeFilterContext context, AttributeId attribute) throws UaException {
            asked.countDown();
            try {
              boolean unused = deleted.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return AttributeFilter.super.readAttribute(context, attribute);
          }
        };
    bench.node("fixed").getFilterChain().addFirst(waiting);
    try (TestClient client = line.connect("observer")) {
      UInteger subscription = subscription(client);
      MonitoredItemCreateRequest[] items = {item(bench.id("fixed"), AttributeId.Value, null)};
      CompletableFuture<UaResponseMessageType> created =
          client
              .milo()
              .sendRequestAsync(
                  new CreateMonitoredItemsRequest(
                      client
                          .milo()
                          .newRequestHeader(client.milo().getSession().getAuthenticationToken()),
                      subscription,
                      TimestampsToReturn.Both,
                      items));
      assertTrue(asked.await(5, TimeUnit.SECONDS), "control: it is being made");
      var unused = client.milo().deleteSubscriptions(List.of(subscription));
      deleted.countDown();
      assertEquals(StatusCodes.Bad_SubscriptionIdInvalid, failure(created));
      assertEquals(1, bench.made(), "control: Milo made it");
      assertEquals(0, bench.watching());
    } finally {
      deleted.countDown();
      bench.node("fixed").getFilterChain().remove(waiting);
    }
  }

  /** Each event passes the filter of each of them. */
  @Test
  void thereAreAsManyEventItemsAsThereMayBe() throws Exception {
    int most = ServerLimits.EVENT_ITEMS_OF_SESSION_MAX;
    try (TestClient client = line.connect("observer")) {
      MonitoredItemCreateRequest one =
          item(
              NodeIds.Server,
              AttributeId.EventNotifier,
              ExtensionObject.encode(
                  client.milo().getStaticEncodingContext(),
                  new EventFilter(
                      new SimpleAttributeOperand[] {
                        new SimpleAttributeOperand(
                            NodeIds.BaseEventType,
                            new QualifiedName[] {new QualifiedName(0, "Message")},
                            AttributeId.Value.uid(),
                            null)
                      },
                      new ContentFilter(new ContentFilterElement[0]))));
      List<MonitoredItemCreateResult> results = create(client, Collections.nCopies(most + 1, one));
      assertTrue(results.get(most - 1).getStatusCode().isGood(), results.toString());
      assertEquals(
          StatusCodes.Bad_TooManyMonitoredItems, results.get(most).getStatusCode().value());
      assertEquals(
          StatusCodes.Bad_TooManyMonitoredItems,
          create(client, List.of(one)).get(0).getStatusCode().value(),
          "in another subscription of the session, too");
      assertTrue(
          create(client, List.of(item(bench.id("row"), AttributeId.Value, null)))
              .get(0)
              .getStatusCode()
              .isGood(),
          "control: values may be watched");
    }
  }

  private static MonitoredItemCreateRequest item(
      NodeId node, AttributeId attribute, @Nullable ExtensionObject filter) {
    return new MonitoredItemCreateRequest(
        new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE),
        MonitoringMode.Reporting,
        new MonitoringParameters(uint(1), 100.0, filter, uint(1), true));
  }

  private static List<MonitoredItemCreateResult> create(
      TestClient client, List<MonitoredItemCreateRequest> items) throws Exception {
    return Lists.ofNullable(
        client
            .milo()
            .createMonitoredItems(subscription(client), TimestampsToReturn.Both, items)
            .getResults());
  }

  private static UInteger subscription(TestClient client) throws Exception {
    return client
        .milo()
        .createSubscription(50.0, uint(9_000), uint(3_000), uint(0), true, ubyte(0))
        .getSubscriptionId();
  }

  private static long failure(CompletableFuture<UaResponseMessageType> answer) throws Exception {
    try {
      UaResponseMessageType unused = answer.get(10, TimeUnit.SECONDS);
      return StatusCodes.Good;
    } catch (ExecutionException e) {
      return UaException.extractStatusCode(e).orElseThrow().value();
    }
  }
}
