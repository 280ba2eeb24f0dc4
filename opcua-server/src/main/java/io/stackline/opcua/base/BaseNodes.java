package io.stackline.opcua.base;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;

/** Makes nodes of namespace 0, under the ids OPC UA has for them. */
record BaseNodes(UaNodeContext context) {
  private static final double NEVER_CHANGES_MS = 1_000;
  private static final UByte READ_ONLY = AccessLevel.toValue(AccessLevel.READ_ONLY);

  void object(NodeId parent, NodeId id, String name, NodeId type) {
    UaObjectNode node =
        new UaObjectNode(
            context,
            id,
            new QualifiedName(0, name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            ubyte(0));
    place(node, parent, NodeIds.HasComponent, type);
  }

  void property(NodeId parent, NodeId id, String name, NodeId dataType, Object value) {
    UaVariableNode node =
        new UaVariableNode(
            context,
            id,
            new QualifiedName(0, name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            new DataValue(new Variant(value)),
            dataType,
            value.getClass().isArray() ? ValueRanks.OneDimension : ValueRanks.Scalar,
            null,
            READ_ONLY,
            READ_ONLY,
            NEVER_CHANGES_MS,
            false);
    place(node, parent, NodeIds.HasProperty, NodeIds.PropertyType);
  }

  /** A method that its type demands and nobody may call. */
  void idleMethod(NodeId parent, NodeId id, String name) {
    UaMethodNode node =
        new UaMethodNode(
            context,
            id,
            new QualifiedName(0, name),
            LocalizedText.english(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            false,
            false);
    context.getNodeManager().addNode(node);
    refer(parent, NodeIds.HasComponent, id);
  }

  /** Makes an object one of another type, whose members it has. */
  void retype(NodeId id, NodeId type) {
    // Milo has most references of namespace 0 twice, and takes away one of each.
    for (Reference each : context.getNodeManager().getReferences(id)) {
      if (each.isForward() && each.getReferenceTypeId().equals(NodeIds.HasTypeDefinition)) {
        context.getNodeManager().removeReferences(each, context.getServer().getNamespaceTable());
      }
    }
    refer(id, NodeIds.HasTypeDefinition, type);
  }

  private void place(UaNode node, NodeId parent, NodeId referenceType, NodeId type) {
    context.getNodeManager().addNode(node);
    refer(node.getNodeId(), NodeIds.HasTypeDefinition, type);
    refer(parent, referenceType, node.getNodeId());
  }

  private void refer(NodeId source, NodeId type, NodeId target) {
    context
        .getNodeManager()
        .addReferences(
            new Reference(source, type, target.expanded(), true),
            context.getServer().getNamespaceTable());
  }

  /** The value of a variable there is. */
  Object value(NodeId id) {
    Object value = variable(id).getValue().value().value();
    if (value == null) {
      throw new IllegalStateException(id + " has no value");
    }
    return value;
  }

  void set(NodeId id, Object value) {
    variable(id).setValue(new DataValue(new Variant(value)));
  }

  UaVariableNode variable(NodeId id) {
    if (context.getNodeManager().get(id) instanceof UaVariableNode variable) {
      return variable;
    }
    throw new IllegalStateException("Milo has no variable " + id);
  }
}
