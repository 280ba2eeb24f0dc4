package io.stackline.opcua.hardening;

import io.stackline.opcua.security.AuditLog;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.servicesets.Service;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.server.OpcServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** Milo's server with its flaws cured: puts each cure of this room in its place. */
public final class HardenedServer extends OpcUaServer {
  /** Not there yet while Milo's own constructor runs. */
  private final @Nullable IgnoredRoles roles;

  private final CallAudit calls;
  private final UnactivatedSessions unactivated;
  private final OrphanedSubscriptions orphaned;

  /**
   * @param audit where calls are written down
   */
  public HardenedServer(OpcUaServerConfig config, OpcServerTransport transport, AuditLog audit) {
    super(config, profile -> transport);
    calls = new CallAudit(this, audit);
    roles = new IgnoredRoles(this);
    unactivated = new UnactivatedSessions(this);
    orphaned = new OrphanedSubscriptions(this);
    config.getEndpoints().stream()
        .map(endpoint -> EndpointUtil.getPath(endpoint.getEndpointUrl()))
        .distinct()
        .forEach(this::replaceServiceSets);
  }

  private void replaceServiceSets(String path) {
    addServiceSet(path, new BypassedCallBatch(this, calls));
    addServiceSet(path, new MisalignedBrowse(this));
    addServiceSet(path, new UnboundedItemBatch(this));
    addServiceSet(path, unactivated);
  }

  @Override
  public AccessController getAccessController() {
    return Optional.<AccessController>ofNullable(roles).orElseGet(super::getAccessController);
  }

  public UnactivatedSessions unactivatedSessions() {
    return unactivated;
  }

  public OrphanedSubscriptions orphanedSubscriptions() {
    return orphaned;
  }

  /** Every handler, Milo's and ours, goes through here. */
  @Override
  protected void addServiceHandler(String path, Service service, ServiceHandler handler) {
    if (handler instanceof AsyncServiceHandler async) {
      super.addServiceHandler(path, service, new AnsweredLater(async));
    } else {
      super.addServiceHandler(path, service, new Answered(handler));
    }
  }

  private record Answered(ServiceHandler handler) implements ServiceHandler {
    @Override
    public UaResponseMessageType handle(ServiceRequestContext context, UaRequestMessageType request)
        throws UaException {
      return UnansweredFailure.answered(context, request, () -> handler.handle(context, request));
    }
  }

  private record AnsweredLater(AsyncServiceHandler handler) implements AsyncServiceHandler {
    @Override
    public CompletableFuture<UaResponseMessageType> handleAsync(
        ServiceRequestContext context, UaRequestMessageType request) {
      try {
        return UnansweredFailure.answered(
            context, request, () -> handler.handleAsync(context, request));
      } catch (UaException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
  }
}
