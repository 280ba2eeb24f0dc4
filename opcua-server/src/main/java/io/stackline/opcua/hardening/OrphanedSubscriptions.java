package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
 * those whose session is gone and whose lifetime is over; until then another session may take them,
 * unless subscriptions or items run out. Thread-safe; while somebody holds this, none is taken
 * away.
 */
public final class OrphanedSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedSubscriptions.class);

  private final OpcUaServer server;

  OrphanedSubscriptions(OpcUaServer server) {
    this.server = server;
  }

  /** Takes away what is over. */
  public synchronized void sweep() {
    for (Subscription each : orphans()) {
      if (each.getLifetimeCounter() < 1) {
        takeAway(each, "over");
      }
    }
  }

  /**
   * Takes away the one whose client has been silent longest, so that another finds room.
   *
   * @return whether there was one
   */
  boolean giveWay() {
    return giveWay(each -> true);
  }

  /** The same, but that it has items, of which another client wants more than there is room for. */
  boolean giveWayWithItems() {
    return giveWay(each -> !each.getMonitoredItems().isEmpty());
  }

  /** The same, but that it has event items. */
  boolean giveWayWithEvents() {
    return giveWay(each -> eventItems(each) > 0);
  }

  /** How many event items a subscription has. */
  static int eventItems(Subscription subscription) {
    return (int)
        subscription.getMonitoredItems().values().stream()
            .filter(EventItem.class::isInstance)
            .count();
  }

  /** Whether the server still knows a subscription; if not, its items are let go of. */
  boolean isKept(Subscription subscription) {
    if (server.getSubscriptions().get(subscription.getId()) == subscription) {
      return true;
    }
    remove(subscription, "deleted meanwhile");
    return false;
  }

  private synchronized boolean giveWay(Predicate<Subscription> inTheWay) {
    List<Subscription> orphans = new ArrayList<>(orphans());
    orphans.removeIf(inTheWay.negate());
    orphans.sort(Comparator.comparingDouble(OrphanedSubscriptions::silence).reversed());
    for (Subscription each : orphans) {
      if (takeAway(each, "in the way")) {
        return true;
      }
    }
    return false;
  }

  /** For how long nobody has asked it for anything, in milliseconds. */
  private static double silence(Subscription subscription) {
    return (subscription.getLifetimeCount() - subscription.getLifetimeCounter())
        * subscription.getPublishingInterval();
  }

  private List<Subscription> orphans() {
    Set<NodeId> sessions = new HashSet<>();
    server.getSessionManager().getAllSessions().stream()
        .map(Session::getSessionId)
        .forEach(sessions::add);
    return server.getSubscriptions().values().stream()
        .filter(each -> !sessions.contains(each.getSession().getSessionId()))
        .toList();
  }

  /** Not if it is gone by now. */
  private boolean takeAway(Subscription subscription, String why) {
    boolean mine = server.getSubscriptions().remove(subscription.getId(), subscription);
    if (mine) {
      remove(subscription, why);
    }
    return mine;
  }

  private synchronized void remove(Subscription subscription, String why) {
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
    LOG.info("subscription={} items={} orphaned and {}", subscription.getId(), items.size(), why);
  }
}
