package io.stackline.opcua;

import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** A namespace for nodes of a test's own; nothing in it is monitored. */
public final class BareNamespace extends ManagedNamespaceWithLifecycle {
  public BareNamespace(OpcUaServer server, String uri) {
    super(server, uri);
  }

  public NodeId id(String path) {
    return newNodeId(path);
  }

  public UaNode node(NodeId id) {
    return Objects.requireNonNull(getNodeManager().get(id));
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {}

  @Override
  public void onDataItemsModified(List<DataItem> items) {}

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {}

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {}
}
