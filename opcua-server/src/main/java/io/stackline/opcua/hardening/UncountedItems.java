package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController.AccessResult;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultMonitoredItemServiceSet;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyResult;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo advertises MaxMonitoredItemsPerCall and takes any number, has a count of items that drifts
 * (#1770, #1807) and none per subscription, lets a client have queues of 65,535, gives events to
 * everybody, lets one filter it cannot read spoil the whole call, takes any mode, and watches for
 * ever what it makes for a subscription that is deleted meanwhile. Here what there is counts, and
 * each entry is answered by itself.
 */
final class UncountedItems extends DefaultMonitoredItemServiceSet {
  private final HardenedServer server;
  private final ServerLimits limits;
  private final IgnoredRoles roles;
  private final RevokedItems revoked;
  private final OrphanedSubscriptions orphaned;
  private final Object counting = new Object();

  UncountedItems(
      HardenedServer server,
      IgnoredRoles roles,
      RevokedItems revoked,
      OrphanedSubscriptions orphaned) {
    super(server);
    this.server = server;
    this.limits = server.limits();
    this.roles = roles;
    this.revoked = revoked;
    this.orphaned = orphaned;
  }

  @Override
  public CreateMonitoredItemsResponse onCreateMonitoredItems(
      ServiceRequestContext context, CreateMonitoredItemsRequest request) throws UaException {
    List<MonitoredItemCreateRequest> batch = Lists.ofNullable(request.getItemsToCreate());
    check(batch.size());
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    Optional<Subscription> subscription = subscription(session, request.getSubscriptionId());
    if (subscription.isEmpty() || batch.isEmpty() || request.getTimestampsToReturn() == null) {
      return super.onCreateMonitoredItems(context, request);
    }
    // One at a time: two that both find the last place free would both take it.
    synchronized (counting) {
      CreateMonitoredItemsResponse response = create(context, request, session, subscription.get());
      if (!orphaned.isKept(subscription.get())) {
        throw new UaException(StatusCodes.Bad_SubscriptionIdInvalid);
      }
      return response;
    }
  }

  private CreateMonitoredItemsResponse create(
      ServiceRequestContext context,
      CreateMonitoredItemsRequest request,
      Session session,
      Subscription subscription)
      throws UaException {
    Optional<Role> role = IgnoredRoles.role(session);
    List<MonitoredItemCreateRequest> batch = Lists.ofNullable(request.getItemsToCreate());
    AtomicInteger room = new AtomicInteger(room(session, subscription, batch.size()));
    int events = (int) batch.stream().filter(UncountedItems::isOfEvents).count();
    AtomicInteger eventRoom = new AtomicInteger(events == 0 ? 0 : eventRoom(session, events));
    List<MonitoredItemCreateResult> results =
        Batch.answer(
            batch,
            one ->
                refused(role, one)
                    .or(() -> isOfEvents(one) ? taken(eventRoom) : Optional.empty())
                    .or(() -> taken(room))
                    .map(code -> new MonitoredItemCreateResult(code, uint(0), 0.0, uint(0), null)),
            rest ->
                Lists.ofNullable(
                    super.onCreateMonitoredItems(context, ItemRequests.only(request, rest))
                        .getResults()));
    return new CreateMonitoredItemsResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(MonitoredItemCreateResult[]::new),
        new DiagnosticInfo[0]);
  }

  /** For so many of the wanted, if needs be in place of what nobody came back for. */
  private int room(Session session, Subscription subscription, int wanted) {
    int here = subscription.getMonitoredItems().size();
    int ofSession =
        session.getSubscriptionManager().getSubscriptions().stream()
            .mapToInt(each -> each.getMonitoredItems().size())
            .sum();
    int own =
        Math.min(limits.itemsOfSessionMax() - ofSession, limits.itemsOfSubscriptionMax() - here);
    int needed = Math.min(wanted, own);
    while (limits.itemsMax() - server.itemsThereAre() < needed && orphaned.giveWayWithItems()) {
      // Each that goes may be enough.
    }
    return Math.min(own, limits.itemsMax() - server.itemsThereAre());
  }

  /** The same for items of events. */
  private int eventRoom(Session session, int wanted) {
    int ofSession =
        session.getSubscriptionManager().getSubscriptions().stream()
            .mapToInt(OrphanedSubscriptions::eventItems)
            .sum();
    int own = ServerLimits.EVENT_ITEMS_OF_SESSION_MAX - ofSession;
    int needed = Math.min(wanted, own);
    while (ServerLimits.EVENT_ITEMS_MAX - server.eventItemsThereAre() < needed
        && orphaned.giveWayWithEvents()) {
      // Each that goes may be enough.
    }
    return Math.min(own, ServerLimits.EVENT_ITEMS_MAX - server.eventItemsThereAre());
  }

  private static boolean isOfEvents(MonitoredItemCreateRequest wanted) {
    return AttributeId.EventNotifier.uid().equals(wanted.getItemToMonitor().getAttributeId());
  }

  private static Optional<StatusCode> taken(AtomicInteger room) {
    return room.getAndDecrement() > 0
        ? Optional.empty()
        : Optional.of(new StatusCode(StatusCodes.Bad_TooManyMonitoredItems));
  }

  private Optional<StatusCode> refused(Optional<Role> role, MonitoredItemCreateRequest wanted) {
    boolean events = isOfEvents(wanted);
    if (wanted.getMonitoringMode() == null) {
      return Optional.of(new StatusCode(StatusCodes.Bad_MonitoringModeInvalid));
    }
    if (events
        && roles.check(role, wanted.getItemToMonitor().getNodeId(), Deed.EVENTS)
            instanceof AccessResult.Denied denied) {
      return Optional.of(denied.statusCode());
    }
    return isBearable(wanted.getRequestedParameters().getFilter(), !events)
        ? Optional.empty()
        : Optional.of(new StatusCode(StatusCodes.Bad_MonitoredItemFilterInvalid));
  }

  private boolean isBearable(ExtensionObject filter, boolean mayBeAbsent) {
    if (filter == null || filter.isNull()) {
      return mayBeAbsent;
    }
    try {
      EncodingContext context = server.getStaticEncodingContext();
      return UnboundedFilters.bearable(context, filter.decode(context));
    } catch (UaSerializationException e) {
      return false;
    }
  }

  @Override
  public ModifyMonitoredItemsResponse onModifyMonitoredItems(
      ServiceRequestContext context, ModifyMonitoredItemsRequest request) throws UaException {
    List<MonitoredItemModifyRequest> batch = Lists.ofNullable(request.getItemsToModify());
    check(batch.size());
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    Optional<Subscription> subscription = subscription(session, request.getSubscriptionId());
    if (subscription.isEmpty() || batch.isEmpty() || request.getTimestampsToReturn() == null) {
      return super.onModifyMonitoredItems(context, request);
    }
    List<MonitoredItemModifyResult> results =
        Batch.answer(
            batch,
            one ->
                refused(subscription.get(), one)
                    .map(code -> new MonitoredItemModifyResult(code, 0.0, uint(0), null)),
            rest ->
                Lists.ofNullable(
                    super.onModifyMonitoredItems(context, ItemRequests.only(request, rest))
                        .getResults()));
    return new ModifyMonitoredItemsResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(MonitoredItemModifyResult[]::new),
        new DiagnosticInfo[0]);
  }

  private Optional<StatusCode> refused(Subscription subscription, MonitoredItemModifyRequest one) {
    Optional<StatusCode> denied = denied(subscription, one.getMonitoredItemId());
    if (denied.isPresent()) {
      return denied;
    }
    return isBearable(one.getRequestedParameters().getFilter(), true)
        ? Optional.empty()
        : Optional.of(new StatusCode(StatusCodes.Bad_MonitoredItemFilterInvalid));
  }

  @Override
  public SetMonitoringModeResponse onSetMonitoringMode(
      ServiceRequestContext context, SetMonitoringModeRequest request) throws UaException {
    List<UInteger> batch = Lists.ofNullable(request.getMonitoredItemIds());
    check(batch.size());
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    Optional<Subscription> subscription = subscription(session, request.getSubscriptionId());
    if (subscription.isEmpty() || batch.isEmpty()) {
      return super.onSetMonitoringMode(context, request);
    }
    if (request.getMonitoringMode() == null) {
      throw new UaException(StatusCodes.Bad_MonitoringModeInvalid);
    }
    List<StatusCode> results =
        Batch.answer(
            batch,
            one -> denied(subscription.get(), one),
            rest -> {
              SetMonitoringModeResponse response =
                  super.onSetMonitoringMode(context, ItemRequests.only(request, rest));
              listenAsModeSays(subscription.get(), rest);
              return Lists.ofNullable(response.getResults());
            });
    return new SetMonitoringModeResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(StatusCode[]::new),
        new DiagnosticInfo[0]);
  }

  /** Milo lets an event item listen, or not, by the mode it is made with. */
  private void listenAsModeSays(Subscription subscription, List<UInteger> items) {
    List<EventItem> events = new ArrayList<>();
    for (UInteger each : items) {
      if (subscription.getMonitoredItems().get(each) instanceof EventItem event) {
        events.add(event);
      }
    }
    server.getAddressSpaceManager().onEventItemsModified(events);
  }

  /** An item that was silenced stays silent: to touch it would show the value once more. */
  private Optional<StatusCode> denied(Subscription subscription, UInteger item) {
    return Optional.ofNullable(subscription.getMonitoredItems().get(item))
        .filter(revoked::contains)
        .map(silent -> new StatusCode(StatusCodes.Bad_UserAccessDenied));
  }

  private static Optional<Subscription> subscription(Session session, UInteger id) {
    return Optional.ofNullable(session.getSubscriptionManager().getSubscription(id));
  }

  private void check(int batch) throws UaException {
    if (batch > limits.getMaxMonitoredItemsPerCall().longValue()) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
  }
}
