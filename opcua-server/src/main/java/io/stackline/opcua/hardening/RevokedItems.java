package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * Milo asks who may read when an item is created, and never again. Here an item falls silent, with
 * {@code Bad_UserAccessDenied} as its last word, when its session is taken over by another user or
 * its user loses the role; and speaks again when he has it back.
 */
final class RevokedItems {
  /** The same each time, so that it is told once; its time is when it is told. */
  private static final DataValue DENIED =
      new DataValue(
          Variant.NULL_VALUE, new StatusCode(StatusCodes.Bad_UserAccessDenied), null, null);

  private final OpcUaServer server;
  private final IgnoredRoles roles;
  private final Set<MonitoredItem> silent = ConcurrentHashMap.newKeySet();

  RevokedItems(OpcUaServer server, IgnoredRoles roles) {
    this.server = server;
    this.roles = roles;
  }

  /** Looks at all items again. */
  void sweep() {
    Set<MonitoredItem> seen = new HashSet<>();
    for (Session session : server.getSessionManager().getAllSessions()) {
      review(session, seen);
    }
    silent.retainAll(seen);
  }

  /** Looks again at the items of a session whose user may be another. */
  void review(Session session) {
    review(session, new HashSet<>());
  }

  /** One at a time: a sweep that still saw the last user would wake what the next silences. */
  private synchronized void review(Session session, Set<MonitoredItem> seen) {
    Optional<Role> role = IgnoredRoles.role(session);
    for (Subscription each : session.getSubscriptionManager().getSubscriptions()) {
      for (BaseMonitoredItem<?> item : each.getMonitoredItems().values()) {
        seen.add(item);
        review(role, item);
      }
    }
  }

  private void review(Optional<Role> role, MonitoredItem item) {
    Deed deed =
        item instanceof EventItem
            ? Deed.EVENTS
            : AttributeId.Value.uid().equals(item.getReadValueId().getAttributeId())
                ? Deed.READ
                : Deed.BROWSE;
    boolean allowed = roles.check(role, item.getReadValueId().getNodeId(), deed).isAllowed();
    if (!allowed) {
      silence(item, silent.add(item));
    } else if (silent.remove(item)) {
      wake(item);
    }
  }

  /** Told each time: a value that was on its way may have come after the first. */
  private void silence(MonitoredItem item, boolean first) {
    if (item instanceof DataItem data) {
      if (first) {
        server.getAddressSpaceManager().onDataItemsDeleted(List.of(data));
      }
      data.setValue(DENIED);
    } else if (first && item instanceof EventItem events) {
      server.getAddressSpaceManager().onEventItemsDeleted(List.of(events));
    }
  }

  private void wake(MonitoredItem item) {
    if (item instanceof DataItem data) {
      server.getAddressSpaceManager().onDataItemsCreated(List.of(data));
    } else if (item instanceof EventItem events) {
      server.getAddressSpaceManager().onEventItemsCreated(List.of(events));
    }
  }

  boolean contains(MonitoredItem item) {
    return silent.contains(item);
  }
}
