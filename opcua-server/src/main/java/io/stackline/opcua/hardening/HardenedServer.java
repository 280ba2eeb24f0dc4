package io.stackline.opcua.hardening;

import io.stackline.opcua.security.AuditLog;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.servicesets.Service;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.server.OpcServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** Milo's server with its flaws cured: puts each cure of this room in its place. */
public final class HardenedServer extends OpcUaServer {
  /** Ends the path of end points where a server is found and nothing else, as Milo knows it. */
  public static final String DISCOVERY_PATH = "/discovery";

  /** What may wait for a press or for a disk. */
  private static final Set<Service> MAY_WAIT =
      Set.of(Service.METHOD_CALL, Service.ATTRIBUTE_WRITE, Service.ATTRIBUTE_HISTORY_READ);

  private final PermitBook permits = new PermitBook();

  /** Not there yet while Milo's own constructor runs, which serves nobody. */
  private final UnansweredFailure failures = new UnansweredFailure();

  /** Not there yet while Milo's own constructor runs, which tells nobody. */
  private final EventNotifier events = new RepeatedListeners();

  /** Not there yet while Milo's own constructor runs. */
  private final @Nullable IgnoredRoles roles;

  private final ServerLimits limits;
  private final CallAudit calls;
  private final RevokedItems revoked;
  private final UnactivatedSessions unactivated;
  private final OrphanedSubscriptions orphaned;
  private final DriftedCount drifted;

  /**
   * What a server is made of besides Milo's configuration.
   *
   * @param others servers that show the same, told to clients that look for servers
   */
  public record Parts(
      OpcServerTransport transport,
      AuditLog audit,
      ServerLimits limits,
      ServerThreads threads,
      List<ApplicationDescription> others) {
    public Parts {
      others = List.copyOf(others);
    }
  }

  /**
   * @param config with the limits and threads of {@code parts}
   */
  public HardenedServer(OpcUaServerConfig config, Parts parts) {
    super(config, profile -> parts.transport());
    UnreadDiagnostics.stop(getSessionManager());
    permits.put(0, node -> Permit.STANDARD);
    // Milo keeps there what tells of other sessions (Milo #1803).
    permits.put(getServerNamespace().getNamespaceIndex().intValue(), node -> Permit.SECRET);
    limits = parts.limits();
    calls = new CallAudit(this, parts.audit());
    IgnoredRoles own = new IgnoredRoles(this, permits);
    roles = own;
    revoked = new RevokedItems(this, own);
    unactivated = new UnactivatedSessions(this, revoked);
    orphaned = new OrphanedSubscriptions(this);
    drifted = new DriftedCount(this);
    config.getEndpoints().stream()
        .map(endpoint -> EndpointUtil.getPath(endpoint.getEndpointUrl()))
        .distinct()
        .forEach(path -> serve(path, own, parts));
  }

  private void serve(String path, IgnoredRoles own, Parts parts) {
    addServiceSet(path, new LonelyFindServers(this, parts.others()));
    if (path.endsWith(DISCOVERY_PATH)) {
      refuseAllBut(path);
    } else {
      replaceServiceSets(path, own, parts.threads());
    }
  }

  /** What Milo does not serve there it would log each time. */
  private void refuseAllBut(String path) {
    for (Service service : Service.values()) {
      if (getServiceHandler(path, service) == null) {
        addServiceHandler(
            path,
            service,
            (context, request) -> {
              throw new UaException(StatusCodes.Bad_ServiceUnsupported);
            });
      }
    }
  }

  private void replaceServiceSets(String path, IgnoredRoles own, ServerThreads threads) {
    addServiceSet(path, new BypassedCallBatch(this, calls));
    addServiceSet(path, new MisalignedBrowse(this, own));
    addServiceSet(path, new UnguardedAttributes(this, permits, own, calls));
    addServiceSet(path, new UncountedItems(this, own, revoked, orphaned));
    addServiceSet(path, new UnboundedSubscriptions(this, orphaned));
    addServiceSet(path, unactivated);
    MAY_WAIT.forEach(service -> serveElsewhere(path, service, threads.calls()));
    serveElsewhere(path, Service.SESSION_ACTIVATE_SESSION, threads.logins());
  }

  private void serveElsewhere(String path, Service service, ExecutorService threads) {
    Optional.ofNullable(getServiceHandler(path, service))
        .ifPresent(
            handler -> super.addServiceHandler(path, service, new Elsewhere(handler, threads)));
  }

  @Override
  public AccessController getAccessController() {
    return Optional.<AccessController>ofNullable(roles).orElseGet(super::getAccessController);
  }

  @Override
  public EventNotifier getEventNotifier() {
    return events;
  }

  /** Where each namespace says who may do what. */
  public PermitBook permits() {
    return permits;
  }

  public ServerLimits limits() {
    return limits;
  }

  RevokedItems revokedItems() {
    return revoked;
  }

  /** Monitored items of all sessions, and of subscriptions whose session has gone. */
  public int itemsThereAre() {
    return getSubscriptions().values().stream()
        .mapToInt(each -> each.getMonitoredItems().size())
        .sum();
  }

  /** Those of them that are told events. */
  int eventItemsThereAre() {
    return getSubscriptions().values().stream().mapToInt(OrphanedSubscriptions::eventItems).sum();
  }

  /**
   * Takes away and puts right what clients left behind.
   *
   * @param now monotonic wall clock, as the JVM's
   */
  public void sweep(long now) {
    unactivated.sweep(now);
    orphaned.sweep();
    drifted.sweep();
    revoked.sweep();
    failures.sweep(now);
    calls.sweep(now);
  }

  /** Every handler, Milo's and ours, goes through here. */
  @Override
  protected void addServiceHandler(String path, Service service, ServiceHandler handler) {
    if (handler instanceof AsyncServiceHandler async) {
      super.addServiceHandler(path, service, new AnsweredLater(this, async));
    } else {
      super.addServiceHandler(path, service, new Answered(this, handler));
    }
  }

  private record Answered(HardenedServer server, ServiceHandler handler) implements ServiceHandler {
    @Override
    public UaResponseMessageType handle(ServiceRequestContext context, UaRequestMessageType request)
        throws UaException {
      return server.failures.answered(context, request, () -> handler.handle(context, request));
    }
  }

  private record AnsweredLater(HardenedServer server, AsyncServiceHandler handler)
      implements AsyncServiceHandler {
    @Override
    public CompletableFuture<UaResponseMessageType> handleAsync(
        ServiceRequestContext context, UaRequestMessageType request) {
      try {
        return server.failures.answered(
            context, request, () -> handler.handleAsync(context, request));
      } catch (UaException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
  }

  /** On threads of its own, for it may wait; refused when too many wait already. */
  private record Elsewhere(ServiceHandler handler, ExecutorService threads)
      implements AsyncServiceHandler {
    @Override
    public CompletableFuture<UaResponseMessageType> handleAsync(
        ServiceRequestContext context, UaRequestMessageType request) {
      CompletableFuture<UaResponseMessageType> answer = new CompletableFuture<>();
      try {
        threads.execute(() -> complete(answer, context, request));
      } catch (RejectedExecutionException e) {
        answer.completeExceptionally(new UaException(StatusCodes.Bad_TooManyOperations));
      }
      return answer;
    }

    private void complete(
        CompletableFuture<UaResponseMessageType> answer,
        ServiceRequestContext context,
        UaRequestMessageType request) {
      try {
        answer.complete(handler.handle(context, request));
      } catch (UaException | RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }
  }
}
