package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSubscriptionServiceSet;
import org.eclipse.milo.opcua.sdk.server.subscriptions.PublishQueue;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferSubscriptionsResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo keeps as many requests to publish as a client sends, and lets subscriptions whose session
 * has gone keep everybody else out for their whole life, which may be an hour. Here the oldest
 * request gives way when there are too many (OPC 10000-4 §5.14.5), and so do subscriptions nobody
 * came back for.
 */
final class UnboundedSubscriptions extends DefaultSubscriptionServiceSet {
  private final OpcUaServer server;
  private final OrphanedSubscriptions orphaned;

  UnboundedSubscriptions(OpcUaServer server, OrphanedSubscriptions orphaned) {
    super(server);
    this.server = server;
    this.orphaned = orphaned;
  }

  @Override
  public CreateSubscriptionResponse onCreateSubscription(
      ServiceRequestContext context, CreateSubscriptionRequest request) throws UaException {
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    OpcUaServerConfigLimits limits = server.getConfig().getLimits();
    int own = session.getSubscriptionManager().getSubscriptions().size();
    if (own < limits.getMaxSubscriptionsPerSession().intValue()
        && server.getSubscriptions().size() >= limits.getMaxSubscriptions().intValue()) {
      boolean unused = orphaned.giveWay();
    }
    return super.onCreateSubscription(context, request);
  }

  /** Milo would hand over what is over or being taken away, and nobody would ever hear of it. */
  @Override
  public TransferSubscriptionsResponse onTransferSubscriptions(
      ServiceRequestContext context, TransferSubscriptionsRequest request) throws UaException {
    synchronized (orphaned) {
      orphaned.sweep();
      return super.onTransferSubscriptions(context, request);
    }
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
