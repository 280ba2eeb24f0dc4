package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** Nodes of the kinds the line has none of yet: what may be written, called by all, or heard. */
final class Workbench extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:test:workbench";

  private final SubscriptionModel items;
  private final UaObjectNode device;
  private final Set<DataItem> watching = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();

  Workbench(OpcUaServer server) {
    super(server, URI);
    items = new SubscriptionModel(server, this);
    getLifecycleManager().addLifecycle(items);
    device =
        new UaObjectNode(
            getNodeContext(),
            id("device"),
            newQualifiedName("device"),
            LocalizedText.english("device"),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            ubyte(1));
    getNodeManager().addNode(device);
    typed(device.getNodeId(), NodeIds.BaseObjectType);
    variable("setpoint", NodeIds.Double, -1, new Variant(1.0), AccessLevel.READ_WRITE);
    variable("row", NodeIds.Double, 1, new Variant(new Double[] {1.0}), AccessLevel.READ_WRITE);
    variable("text", NodeIds.String, -1, new Variant("short"), AccessLevel.READ_WRITE);
    variable("fixed", NodeIds.Double, -1, new Variant(2.0), AccessLevel.READ_ONLY);
    variable("past", NodeIds.Double, -1, new Variant(3.0), AccessLevel.HISTORY_READ_ONLY);
  }

  private void variable(String name, NodeId type, int rank, Variant value, Set<AccessLevel> level) {
    UaVariableNode node =
        new UaVariableNode(
            getNodeContext(),
            id(name),
            newQualifiedName(name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            new DataValue(value),
            type,
            rank,
            null,
            AccessLevel.toValue(level),
            AccessLevel.toValue(level),
            50.0,
            false);
    getNodeManager().addNode(node);
    typed(node.getNodeId(), NodeIds.BaseDataVariableType);
    device.addComponent(node);
  }

  void method(String name, MethodInvocationHandler handler) {
    UaMethodNode node =
        new UaMethodNode(
            getNodeContext(),
            id(name),
            newQualifiedName(name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            true,
            true);
    node.setInvocationHandler(handler);
    getNodeManager().addNode(node);
    device.addComponent(node);
  }

  private void typed(NodeId node, NodeId type) {
    getNodeManager()
        .addReference(new Reference(node, NodeIds.HasTypeDefinition, type.expanded(), true));
  }

  NodeId id(String path) {
    return newNodeId(path);
  }

  UaVariableNode node(String name) {
    if (getNodeManager().get(id(name)) instanceof UaVariableNode variable) {
      return variable;
    }
    throw new IllegalArgumentException(name);
  }

  /** How many items there have ever been. */
  int made() {
    return made.get();
  }

  /** How many items there are. */
  int watching() {
    return watching.size();
  }

  @Override
  public void onDataItemsCreated(List<DataItem> created) {
    made.addAndGet(created.size());
    watching.addAll(created);
    items.onDataItemsCreated(created);
  }

  @Override
  public void onDataItemsModified(List<DataItem> modified) {
    items.onDataItemsModified(modified);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> deleted) {
    deleted.forEach(watching::remove);
    items.onDataItemsDeleted(deleted);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> changed) {
    items.onMonitoringModeChanged(changed);
  }
}
