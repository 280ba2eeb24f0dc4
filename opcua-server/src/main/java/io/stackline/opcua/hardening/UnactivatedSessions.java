package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSessionServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Anybody with a trusted certificate may create sessions without logging in, and Milo keeps them
 * until they time out, so that a hundred of them keep everybody else out (Milo #1759). Here the
 * oldest one that was never activated gives way when sessions run out (OPC 10000-4 §5.7.2), and
 * none waits longer than {@value #PATIENCE_S} s. One that was closed while its client logged in,
 * which Milo would keep for ever, is closed. A time-out that is no number, endless or negative,
 * over which Milo stumbles, becomes the longest there is.
 */
public final class UnactivatedSessions extends DefaultSessionServiceSet {
  private static final long PATIENCE_S = 30;

  /**
   * @param closed by whomever: the client itself, which asked for something too soon, or us
   */
  private record Created(
      ServiceRequestContext context,
      NodeId token,
      NodeId session,
      long nanos,
      AtomicBoolean closed) {}

  private final OpcUaServer server;
  private final RevokedItems revoked;
  private final Map<NodeId, Created> unactivated = new ConcurrentHashMap<>();

  UnactivatedSessions(OpcUaServer server, RevokedItems revoked) {
    super(server);
    this.server = server;
    this.revoked = revoked;
  }

  @Override
  public CreateSessionResponse onCreateSession(
      ServiceRequestContext context, CreateSessionRequest wanted) throws UaException {
    CreateSessionRequest request = bounded(wanted);
    while (true) {
      try {
        return noted(context, super.onCreateSession(context, request));
      } catch (UaException e) {
        if (e.getStatusCode().value() != StatusCodes.Bad_TooManySessions || !closeOldest()) {
          throw e;
        }
      }
    }
  }

  /** Milo cannot count with a time-out that is no number. */
  private CreateSessionRequest bounded(CreateSessionRequest wanted) {
    Double timeout = wanted.getRequestedSessionTimeout();
    if (timeout != null && Double.isFinite(timeout) && timeout >= 0) {
      return wanted;
    }
    return new CreateSessionRequest(
        wanted.getRequestHeader(),
        wanted.getClientDescription(),
        wanted.getServerUri(),
        wanted.getEndpointUrl(),
        wanted.getSessionName(),
        wanted.getClientNonce(),
        wanted.getClientCertificate(),
        server.getConfig().getLimits().getMaxSessionTimeout(),
        wanted.getMaxResponseMessageSize());
  }

  private CreateSessionResponse noted(
      ServiceRequestContext context, CreateSessionResponse response) {
    Created created =
        new Created(
            context,
            response.getAuthenticationToken(),
            response.getSessionId(),
            context.receivedAtNanos(),
            new AtomicBoolean());
    server.getSessionManager().getAllSessions().stream()
        .filter(each -> each.getSessionId().equals(created.session()))
        .forEach(each -> each.addLifecycleListener((session, all) -> closed(created)));
    unactivated.put(created.token(), created);
    return response;
  }

  /** Milo may have put it among the active ones in the meantime, where it has no timer any more. */
  private void closed(Created created) {
    created.closed().set(true);
    server.getSessionManager().killSession(created.session(), true);
  }

  @Override
  public ActivateSessionResponse onActivateSession(
      ServiceRequestContext context, ActivateSessionRequest request) throws UaException {
    NodeId token = request.getRequestHeader().getAuthenticationToken();
    // Who is just logging in does not give way.
    Optional<Created> first = Optional.ofNullable(unactivated.remove(token));
    ActivateSessionResponse response;
    try {
      response = super.onActivateSession(context, request);
    } catch (UaException | RuntimeException e) {
      first.ifPresent(each -> unactivated.put(token, each));
      throw e;
    }
    if (first.isPresent() && first.get().closed().get()) {
      closed(first.get());
      throw new UaException(StatusCodes.Bad_SessionClosed);
    }
    revoked.review(server.getSessionManager().getSession(context, request.getRequestHeader()));
    return response;
  }

  @Override
  public CloseSessionResponse onCloseSession(
      ServiceRequestContext context, CloseSessionRequest request) throws UaException {
    CloseSessionResponse response = super.onCloseSession(context, request);
    unactivated.remove(request.getRequestHeader().getAuthenticationToken());
    return response;
  }

  /**
   * Closes those that have waited too long.
   *
   * @param now monotonic wall clock, as the JVM's
   */
  public void sweep(long now) {
    for (Created each : unactivated.values()) {
      if (now - each.nanos() > TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
        close(each);
      }
    }
  }

  private boolean closeOldest() {
    Optional<Created> oldest =
        unactivated.values().stream().min(Comparator.comparingLong(Created::nanos));
    oldest.ifPresent(this::close);
    return oldest.isPresent();
  }

  /** Closes as the client that created it would. */
  private void close(Created created) {
    if (!unactivated.remove(created.token(), created)) {
      return; // Its client is logging in.
    }
    RequestHeader header =
        new RequestHeader(created.token(), DateTime.now(), uint(0), uint(0), null, uint(0), null);
    try {
      server
          .getSessionManager()
          .closeSession(new CloseSessionRequest(header, true), created.context());
    } catch (UaException alreadyGone) {
      // Timed out or closed by its client in the meantime.
    }
  }
}
