package io.stackline.opcua.hardening;

import io.netty.util.AttributeKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.transport.server.ServerApplicationContext;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo takes every request in and lets them pile up. Here so many may be under way, of one client
 * and of all; what comes above that is answered {@code Bad_ServerTooBusy} at once. Requests to
 * publish wait by their nature and have bounds of their own.
 */
final class RequestGate implements ServerApplicationContext {
  /** Of all clients together. */
  static final int REQUESTS_MAX = 1_000;

  /** Of one connection, so that one client does not keep out the others. */
  static final int REQUESTS_OF_ONE_MAX = 200;

  private static final AttributeKey<AtomicInteger> UNDER_WAY =
      AttributeKey.valueOf("stackline.requests");

  private final ServerApplicationContext server;
  private final AtomicInteger underWay = new AtomicInteger();

  RequestGate(ServerApplicationContext server) {
    this.server = server;
  }

  @Override
  public CompletableFuture<UaResponseMessageType> handleServiceRequest(
      ServiceRequestContext context, UaRequestMessageType request) {
    if (request instanceof PublishRequest) {
      return handed(context, request);
    }
    AtomicInteger ofThis = underWay(context);
    int here = ofThis.incrementAndGet();
    int all = underWay.incrementAndGet();
    if (here > REQUESTS_OF_ONE_MAX || all > REQUESTS_MAX) {
      left(ofThis);
      return busy();
    }
    return handed(context, request).whenComplete((response, failure) -> left(ofThis));
  }

  private static AtomicInteger underWay(ServiceRequestContext context) {
    var known = context.getChannel().attr(UNDER_WAY);
    AtomicInteger first = new AtomicInteger();
    AtomicInteger other = known.setIfAbsent(first);
    return other == null ? first : other;
  }

  private void left(AtomicInteger ofThis) {
    ofThis.decrementAndGet();
    underWay.decrementAndGet();
  }

  private CompletableFuture<UaResponseMessageType> handed(
      ServiceRequestContext context, UaRequestMessageType request) {
    try {
      return server.handleServiceRequest(context, request);
    } catch (RejectedExecutionException e) {
      return busy();
    } catch (RuntimeException | Error e) {
      // Or its place would stay taken.
      return CompletableFuture.failedFuture(new UaException(StatusCodes.Bad_InternalError, e));
    }
  }

  private static CompletableFuture<UaResponseMessageType> busy() {
    return CompletableFuture.failedFuture(new UaException(StatusCodes.Bad_ServerTooBusy));
  }

  @Override
  public List<EndpointDescription> getEndpointDescriptions() {
    return server.getEndpointDescriptions();
  }

  @Override
  public CertificateManager getCertificateManager() {
    return server.getCertificateManager();
  }

  @Override
  public EncodingContext getEncodingContext() {
    return server.getEncodingContext();
  }

  @Override
  public Long getNextSecureChannelId() {
    return server.getNextSecureChannelId();
  }

  @Override
  public Long getNextSecureChannelTokenId() {
    return server.getNextSecureChannelTokenId();
  }
}
