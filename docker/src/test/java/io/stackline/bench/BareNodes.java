package io.stackline.bench;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * Numbers t0, t1 … that are pushed into whoever watches them, without any of the product's duties.
 */
final class BareNodes extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:stackline:bench:bare";

  private final List<UaVariableNode> nodes = new ArrayList<>();
  private final Map<NodeId, List<DataItem>> items = new ConcurrentHashMap<>();

  BareNodes(OpcUaServer server, int count) {
    super(server, URI);
    for (int i = 0; i < count; i++) {
      nodes.add(node("t" + i));
    }
  }

  private UaVariableNode node(String name) {
    UaVariableNode node =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(name))
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(NodeIds.UInt16)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setUserAccessLevel(AccessLevel.READ_ONLY)
                    .setValue(new DataValue(new Variant(ushort(0))))
                    .build());
    getNodeManager().addNode(node);
    node.addReference(
        new Reference(
            node.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    return node;
  }

  /** A new value of the node of this number. */
  void set(int number, int value) {
    UaVariableNode node = nodes.get(number);
    DataValue data = new DataValue(new Variant(ushort(value)));
    node.setValue(data);
    for (DataItem item : items.getOrDefault(node.getNodeId(), List.of())) {
      item.setValue(data);
    }
  }

  @Override
  public void onDataItemsCreated(List<DataItem> created) {
    for (DataItem item : created) {
      NodeId id = item.getReadValueId().getNodeId();
      items.computeIfAbsent(id, each -> new CopyOnWriteArrayList<>()).add(item);
    }
  }

  @Override
  public void onDataItemsModified(List<DataItem> modified) {
    // Nothing here depends on intervals or queues.
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> deleted) {
    for (DataItem item : deleted) {
      items.getOrDefault(item.getReadValueId().getNodeId(), List.of()).remove(item);
    }
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> switched) {
    // The one client never switches its items off.
  }
}
