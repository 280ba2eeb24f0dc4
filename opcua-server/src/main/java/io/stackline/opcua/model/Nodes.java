package io.stackline.opcua.model;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.security.Role;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Slots;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * Makes nodes of our namespace, and takes them away again. Each reference is added once and only in
 * the directions that belong to us: Milo counts references, and a second one would outlive its
 * node.
 */
final class Nodes {
  /** Shortest sampling interval, ms: half the bridge's scan, and what the server supports. */
  static final double SAMPLING_FLOOR = 50;

  private static final UByte READ_ONLY = AccessLevel.toValue(AccessLevel.READ_ONLY);

  private final UaNodeContext context;
  private final NodeManager<UaNode> manager;
  private final UShort index;
  private final Slots slots;
  private final Time time;

  Nodes(UaNodeContext context, UShort index, Slots slots, Time time) {
    this.context = context;
    this.manager = context.getNodeManager();
    this.index = index;
    this.slots = slots;
    this.time = time;
  }

  /** Of values that were true at this process time. */
  Moment moment(Instant source) {
    return Moment.of(source, time);
  }

  /** A panel that waits for its first subject. */
  <T> Panel<T> panel() {
    return new Panel<>(StatusCodes.Bad_WaitingForInitialData, moment(time.now()));
  }

  NodeId id(String path) {
    return new NodeId(index, path);
  }

  /** A folder, not yet in the tree: {@link #place} puts it there. */
  NodeId folder(String path, String name, String description) {
    return object(path, name, description, NodeIds.FolderType);
  }

  /** An object, not yet in the tree: {@link #place} puts it there. */
  NodeId object(String path, String name, String description) {
    return object(path, name, description, NodeIds.BaseObjectType);
  }

  private NodeId object(String path, String name, String description, NodeId type) {
    UaObjectNode node =
        new UaObjectNode(
            context,
            id(path),
            browseName(name),
            LocalizedText.english(name),
            LocalizedText.english(description),
            uint(0),
            uint(0),
            ubyte(0));
    manager.addNode(node);
    typed(node.getNodeId(), type);
    return node.getNodeId();
  }

  /** Shows a node below another. */
  void place(NodeId parent, NodeId child, NodeId referenceType) {
    manager.addReferences(
        new Reference(parent, referenceType, child.expanded(), true), namespaces());
  }

  /**
   * A read-only variable below its object, with its units and range if it has some; it shows what
   * the panel shows.
   */
  <T> void variable(String objectPath, Panel<T> panel, Tag<T> tag, Optional<Range> range) {
    String path = objectPath + "/" + tag.name();
    NodeId id = id(path);
    Supplier<DataValue> value = slots.add(id, panel, tag.telling());
    UaVariableNode node = variableNode(id, tag.name(), tag.description(), tag.kind());
    node.getFilterChain().addLast(AttributeFilters.getValue(ctx -> value.get()));
    typed(id, type(tag, range));
    tag.unit()
        .ifPresent(
            unit -> property(path, "EngineeringUnits", NodeIds.EUInformation, unit.information()));
    range.ifPresent(span -> property(path, "EURange", NodeIds.Range, span));
    place(id(objectPath), id, NodeIds.HasComponent);
  }

  private static NodeId type(Tag<?> tag, Optional<Range> range) {
    if (tag.unit().isEmpty()) {
      return NodeIds.BaseDataVariableType;
    }
    return range.isPresent() ? NodeIds.AnalogUnitRangeType : NodeIds.AnalogUnitType;
  }

  private UaVariableNode variableNode(NodeId id, String name, String description, Kind kind) {
    UaVariableNode node =
        new UaVariableNode(
            context,
            id,
            browseName(name),
            LocalizedText.english(name),
            LocalizedText.english(description),
            uint(0),
            uint(0),
            new DataValue(Variant.NULL_VALUE),
            kind.dataType(),
            kind.valueRank(),
            null,
            READ_ONLY,
            READ_ONLY,
            SAMPLING_FLOOR,
            false);
    manager.addNode(node);
    return node;
  }

  private void property(String path, String name, NodeId dataType, Object value) {
    int rank = value.getClass().isArray() ? ValueRanks.OneDimension : ValueRanks.Scalar;
    UaVariableNode node =
        new UaVariableNode(
            context,
            id(path + "/" + name),
            new QualifiedName(0, name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            new DataValue(new Variant(value)),
            dataType,
            rank,
            null,
            READ_ONLY,
            READ_ONLY,
            SAMPLING_FLOOR,
            false);
    manager.addNode(node);
    typed(node.getNodeId(), NodeIds.PropertyType);
    place(id(path), node.getNodeId(), NodeIds.HasProperty);
  }

  /** A method below its object; whether a session may call it shows in UserExecutable. */
  void method(String objectPath, OperationHandler handler) {
    String path = objectPath + "/" + handler.name();
    UaMethodNode node =
        new UaMethodNode(
            context,
            id(path),
            browseName(handler.name()),
            LocalizedText.english(handler.name()),
            LocalizedText.english(handler.description()),
            uint(0),
            uint(0),
            true,
            true);
    node.getFilterChain().addLast(Role.userExecutable(handler.right()));
    node.setInvocationHandler(handler);
    manager.addNode(node);
    Argument[] none = {};
    property(path, "InputArguments", NodeIds.Argument, handler.inputs().toArray(none));
    property(path, "OutputArguments", NodeIds.Argument, handler.outputs().toArray(none));
    place(id(objectPath), node.getNodeId(), NodeIds.HasComponent);
  }

  /** Takes a node away, and all below it; items on them hear so. */
  void remove(NodeId root) {
    List<NodeId> below = new ArrayList<>();
    for (Reference reference : manager.getReferences(root)) {
      manager.removeReferences(reference, namespaces());
      if (reference.isForward()
          && !NodeIds.HasTypeDefinition.equals(reference.getReferenceTypeId())) {
        reference.getTargetNodeId().toNodeId(namespaces()).ifPresent(below::add);
      }
    }
    manager.removeNode(root);
    slots.remove(root);
    below.forEach(this::remove);
  }

  private void typed(NodeId node, NodeId type) {
    manager.addReference(new Reference(node, NodeIds.HasTypeDefinition, type.expanded(), true));
  }

  private QualifiedName browseName(String name) {
    return new QualifiedName(index, name);
  }

  private NamespaceTable namespaces() {
    return context.getServer().getNamespaceTable();
  }
}
