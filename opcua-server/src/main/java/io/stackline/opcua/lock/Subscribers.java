package io.stackline.opcua.lock;

import io.stackline.press.PressId;
import java.util.function.BiPredicate;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Finds out of a server's subscriptions who watches a press. */
public final class Subscribers implements Presence {
  private final OpcUaServer server;
  private final BiPredicate<NodeId, PressId> belongs;

  /**
   * @param belongs whether a node is one of a press's
   */
  public Subscribers(OpcUaServer server, BiPredicate<NodeId, PressId> belongs) {
    this.server = server;
    this.belongs = belongs;
  }

  @Override
  public boolean watches(NodeId session, PressId press) {
    return server.getSubscriptions().values().stream()
        .filter(each -> each.getSession().getSessionId().equals(session))
        .anyMatch(each -> hasNodeOf(each, press));
  }

  private boolean hasNodeOf(Subscription subscription, PressId press) {
    return subscription.getMonitoredItems().values().stream()
        .anyMatch(item -> belongs.test(item.getReadValueId().getNodeId(), press));
  }
}
