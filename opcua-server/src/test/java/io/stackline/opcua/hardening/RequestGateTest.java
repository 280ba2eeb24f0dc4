package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.SubscriptionAcknowledgement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stock Milo 1.1.2 takes all of this in, and keeps it. */
@ExtendWith(SharedLine.class)
final class RequestGateTest {
  @Test
  void whatComesAboveTheBoundIsRefusedAtOnce(TestLine line) throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    AttributeFilter waiting =
        new AttributeFilter() {
          @Override
          public @Nullable Object readAttribute(
              AttributeFilterContext context, AttributeId attribute) throws UaException {
            try {
              boolean unused = slow.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return AttributeFilter.super.readAttribute(context, attribute);
          }
        };
    try (TestClient client = line.connect("observer")) {
      NodeId remark = client.id("press/P3/Remark");
      UaNode node = line.hardened().getAddressSpaceManager().getManagedNode(remark).orElseThrow();
      node.getFilterChain().addFirst(waiting);
      try {
        ReadValueId[] one = {
          new ReadValueId(remark, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE)
        };
        List<CompletableFuture<UaResponseMessageType>> reads = new ArrayList<>();
        for (int i = 0; i < RequestGate.REQUESTS_OF_ONE_MAX + 10; i++) {
          reads.add(
              send(client, new ReadRequest(header(client), 0.0, TimestampsToReturn.Both, one)));
        }
        for (int i = 0; i < 10; i++) {
          assertEquals(
              StatusCodes.Bad_ServerTooBusy,
              failure(reads.get(RequestGate.REQUESTS_OF_ONE_MAX + i)));
        }
        slow.countDown();
        for (CompletableFuture<UaResponseMessageType> each :
            reads.subList(0, RequestGate.REQUESTS_OF_ONE_MAX)) {
          assertTrue(
              each.get(10, TimeUnit.SECONDS).getResponseHeader().getServiceResult().isGood());
        }
      } finally {
        slow.countDown();
        node.getFilterChain().remove(waiting);
      }
    }
  }

  @Test
  void theOldestRequestToPublishGivesWay(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertTrue(
          client
                  .milo()
                  .createSubscription(60_000.0, uint(9_000), uint(3_000), uint(0), true, ubyte(0))
                  .getSubscriptionId()
                  .longValue()
              > 0);
      List<CompletableFuture<UaResponseMessageType>> publishes = new ArrayList<>();
      for (int i = 0; i < ServerLimits.PUBLISHES_MAX + 5; i++) {
        publishes.add(
            send(client, new PublishRequest(header(client), new SubscriptionAcknowledgement[0])));
      }
      // Requests overtake each other on their way, so it need not be the first five.
      client.await("press/P3/State", value -> refused(publishes) >= 5);
      assertEquals(5, refused(publishes));
      assertEquals(
          ServerLimits.PUBLISHES_MAX,
          publishes.stream().filter(each -> !each.isDone()).count(),
          "control: the others wait");
    }
  }

  private static long refused(List<CompletableFuture<UaResponseMessageType>> publishes) {
    return publishes.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .filter(each -> statusOf(each) == StatusCodes.Bad_TooManyPublishRequests)
        .count();
  }

  private static long statusOf(CompletableFuture<UaResponseMessageType> failed) {
    return failed
        .handle((answer, failure) -> UaException.extractStatusCode(failure).orElseThrow().value())
        .join();
  }

  private static CompletableFuture<UaResponseMessageType> send(
      TestClient client, UaRequestMessageType request) {
    return client.milo().sendRequestAsync(request);
  }

  private static RequestHeader header(TestClient client) throws UaException {
    return client.milo().newRequestHeader(client.milo().getSession().getAuthenticationToken());
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
