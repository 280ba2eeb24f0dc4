package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSubscriptionServiceSet;
import org.eclipse.milo.opcua.sdk.server.subscriptions.PublishQueue;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo keeps as many requests to publish as a client sends. Here the oldest gives way when there
 * are too many (OPC 10000-4 §5.14.5).
 */
final class UnboundedPublishes extends DefaultSubscriptionServiceSet {
  private final OpcUaServer server;

  UnboundedPublishes(OpcUaServer server) {
    super(server);
    this.server = server;
  }

  @Override
  public CompletableFuture<PublishResponse> onPublish(
      ServiceRequestContext context, PublishRequest request) {
    try {
      PublishQueue queue =
          server
              .getSessionManager()
              .getSession(context, request.getRequestHeader())
              .getSubscriptionManager()
              .getPublishQueue();
      CompletableFuture<PublishResponse> answer = super.onPublish(context, request);
      tooMany(queue)
          .forEach(
              each ->
                  each.responseFuture.completeExceptionally(
                      new UaException(StatusCodes.Bad_TooManyPublishRequests)));
      return answer;
    } catch (UaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The oldest, so many that the rest is within the bound; requests come on several threads. */
  private static List<PublishQueue.PendingPublish> tooMany(PublishQueue queue) {
    List<PublishQueue.PendingPublish> oldest = new ArrayList<>();
    synchronized (queue) {
      while (queue.size() > ServerLimits.PUBLISHES_MAX) {
        Optional.ofNullable(queue.poll()).ifPresent(oldest::add);
      }
    }
    return oldest;
  }
}
