package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a session ends without its subscriptions, Milo lets go of them: nobody hears when their
 * lifetime is over, and they and their items stay for ever (Milo #1733). Here a sweep takes away
 * those whose session is gone and whose lifetime is over; until then another session may take them.
 */
public final class OrphanedSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedSubscriptions.class);

  private final OpcUaServer server;

  OrphanedSubscriptions(OpcUaServer server) {
    this.server = server;
  }

  /** Takes away what is over. */
  public void sweep() {
    Set<NodeId> sessions = new HashSet<>();
    server.getSessionManager().getAllSessions().stream()
        .map(Session::getSessionId)
        .forEach(sessions::add);
    for (Subscription each : server.getSubscriptions().values()) {
      if (each.getLifetimeCounter() < 1
          && !sessions.contains(each.getSession().getSessionId())
          && server.getSubscriptions().remove(each.getId(), each)) {
        remove(each);
      }
    }
  }

  private void remove(Subscription subscription) {
    List<BaseMonitoredItem<?>> items = subscription.deleteSubscription();
    List<DataItem> dataItems = new ArrayList<>();
    List<EventItem> eventItems = new ArrayList<>();
    for (BaseMonitoredItem<?> item : items) {
      if (item instanceof DataItem dataItem) {
        dataItems.add(dataItem);
      } else if (item instanceof EventItem eventItem) {
        eventItems.add(eventItem);
      }
    }
    server.getAddressSpaceManager().onDataItemsDeleted(dataItems);
    server.getAddressSpaceManager().onEventItemsDeleted(eventItems);
    server.getMonitoredItemCount().addAndGet(-items.size());
    subscription.getMonitoredItems().clear();
    LOG.info("subscription={} items={} orphaned and over", subscription.getId(), items.size());
  }
}
