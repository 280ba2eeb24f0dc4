package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Collections;
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
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.PermissionType;
import org.eclipse.milo.opcua.stack.core.types.structured.RolePermissionType;

/** Nodes for {@link StockMilo}: some for everybody, some for administrators, one for nobody. */
final class StockPlant extends ManagedNamespaceWithLifecycle {
  private static final PermissionType ALL =
      PermissionType.of(
          PermissionType.Field.Browse,
          PermissionType.Field.Read,
          PermissionType.Field.Write,
          PermissionType.Field.Call);
  private static final PermissionType NONE = PermissionType.of();

  private final AtomicInteger deniedRuns = new AtomicInteger();
  private final AtomicInteger secretRuns = new AtomicInteger();
  private final Set<DataItem> items = ConcurrentHashMap.newKeySet();

  StockPlant(OpcUaServer server) {
    super(server, "urn:stock:plant");
    UaObjectNode object = object("plant");
    method(object, "plant/allowed", true, new AtomicInteger());
    method(object, "plant/denied", false, deniedRuns);
    variable(object, "plant/value", NodeIds.Double, new Variant(1.0));
    variable(object, "plant/text", NodeIds.String, new Variant(""));
    UaObjectNode secret = object("plant/secret");
    object.addComponent(secret);
    restrict(secret);
    restrict(method(secret, "plant/secret/run", true, secretRuns));
    restrict(variable(secret, "plant/secret/value", NodeIds.Double, new Variant(2.0)));
    UaObjectNode hidden = object("plant/hidden");
    object.addComponent(hidden);
    hide(hidden);
    hide(method(hidden, "plant/hidden/run", true, new AtomicInteger()));
  }

  private static void hide(UaNode node) {
    node.setUserRolePermissions(
        new RolePermissionType[] {new RolePermissionType(NodeIds.WellKnownRole_Anonymous, NONE)});
  }

  /** For administrators, by both attributes that could tell. */
  private static void restrict(UaNode node) {
    RolePermissionType[] permissions = {
      new RolePermissionType(NodeIds.WellKnownRole_Anonymous, NONE),
      new RolePermissionType(NodeIds.WellKnownRole_ConfigureAdmin, ALL)
    };
    node.setRolePermissions(permissions);
    node.setUserRolePermissions(permissions);
  }

  private UaObjectNode object(String path) {
    UaObjectNode object =
        new UaObjectNode(
            getNodeContext(),
            id(path),
            newQualifiedName(name(path)),
            LocalizedText.english(name(path)),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            ubyte(1));
    getNodeManager().addNode(object);
    object.addReference(
        new Reference(
            object.getNodeId(),
            NodeIds.HasTypeDefinition,
            NodeIds.BaseObjectType.expanded(),
            true));
    return object;
  }

  private UaVariableNode variable(UaObjectNode parent, String path, NodeId type, Variant value) {
    UaVariableNode variable =
        new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
            .setNodeId(id(path))
            .setBrowseName(newQualifiedName(name(path)))
            .setDisplayName(LocalizedText.english(name(path)))
            .setDataType(type)
            .setTypeDefinition(NodeIds.BaseDataVariableType)
            .setAccessLevel(AccessLevel.READ_WRITE)
            .setUserAccessLevel(AccessLevel.READ_WRITE)
            .setMinimumSamplingInterval(0.0)
            .setValue(new DataValue(value))
            .build();
    getNodeManager().addNode(variable);
    parent.addComponent(variable);
    return variable;
  }

  private UaMethodNode method(UaObjectNode parent, String path, boolean user, AtomicInteger runs) {
    UaMethodNode method =
        new UaMethodNode(
            getNodeContext(),
            id(path),
            newQualifiedName(name(path)),
            LocalizedText.english(name(path)),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            true,
            user);
    method.setInvocationHandler(
        (access, request) -> {
          runs.incrementAndGet();
          return new CallMethodResult(
              StatusCode.GOOD, new StatusCode[0], new DiagnosticInfo[0], new Variant[0]);
        });
    getNodeManager().addNode(method);
    parent.addComponent(method);
    return method;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  NodeId id(String path) {
    return newNodeId(path);
  }

  UaVariableNode variable(String path) {
    if (getNodeManager().get(id(path)) instanceof UaVariableNode variable) {
      return variable;
    }
    throw new IllegalArgumentException(path);
  }

  int deniedRuns() {
    return deniedRuns.get();
  }

  int secretRuns() {
    return secretRuns.get();
  }

  /** Tells all items, as a line does that has read its presses. */
  void tell(DataValue value) {
    items.forEach(each -> each.setValue(value));
  }

  /** There is a past of everything; who may see it is for Milo to ask. */
  @Override
  public List<HistoryReadResult> historyRead(
      HistoryReadContext context,
      HistoryReadDetails details,
      TimestampsToReturn timestamps,
      List<HistoryReadValueId> wanted) {
    return Collections.nCopies(wanted.size(), new HistoryReadResult(StatusCode.GOOD, null, null));
  }

  @Override
  public void onDataItemsCreated(List<DataItem> created) {
    items.addAll(created);
  }

  @Override
  public void onDataItemsModified(List<DataItem> modified) {}

  @Override
  public void onDataItemsDeleted(List<DataItem> deleted) {
    deleted.forEach(items::remove);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> changed) {}
}
