package io.stackline.opcua.instance;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * Makes a node of an instance as its declaration or its type says. Variables wait for their first
 * value, except properties whose value the model gives. Attributes other than Value cannot be
 * written by clients.
 */
final class NodeCopier {
  private final UaNodeContext context;

  NodeCopier(UaNodeContext context) {
    this.context = context;
  }

  /** The instance itself. */
  UaNode root(UaNode type, NodeId id, QualifiedName browseName) {
    LocalizedText displayName = new LocalizedText(browseName.name());
    if (type instanceof UaObjectTypeNode objectType && !objectType.getIsAbstract()) {
      return new UaObjectNode(
          context, id, browseName, displayName, type.getDescription(), uint(0), uint(0), ubyte(0));
    }
    if (type instanceof UaVariableTypeNode variableType && !variableType.getIsAbstract()) {
      return new UaVariableNode(
          context,
          id,
          browseName,
          displayName,
          type.getDescription(),
          uint(0),
          uint(0),
          waiting(),
          variableType.getDataType(),
          variableType.getValueRank(),
          variableType.getArrayDimensions(),
          AccessLevel.toValue(AccessLevel.READ_ONLY),
          AccessLevel.toValue(AccessLevel.READ_ONLY),
          ServerLimits.SAMPLING_MIN_MS,
          false);
    }
    throw new IllegalArgumentException(
        type.getNodeId().toParseableString()
            + " is abstract, or no object or variable type: name one that can have instances");
  }

  /** A member of it. */
  UaNode member(Member member, NodeId id) {
    UaNode declaration = member.declaration();
    if (declaration instanceof UaVariableNode variable) {
      return variable(member, variable, id);
    }
    if (declaration instanceof UaMethodNode method) {
      return new UaMethodNode(
          context,
          id,
          method.getBrowseName(),
          method.getDisplayName(),
          method.getDescription(),
          uint(0),
          uint(0),
          method.isExecutable(),
          method.isUserExecutable());
    }
    if (declaration instanceof UaObjectNode object) {
      return new UaObjectNode(
          context,
          id,
          object.getBrowseName(),
          object.getDisplayName(),
          object.getDescription(),
          uint(0),
          uint(0),
          object.getEventNotifier());
    }
    throw new IllegalStateException(
        "member " + member.path() + " is a " + declaration.getNodeClass());
  }

  private UaNode variable(Member member, UaVariableNode declaration, NodeId id) {
    double interval = Optional.ofNullable(declaration.getMinimumSamplingInterval()).orElse(0.0);
    UaVariableNode node =
        new UaVariableNode(
            context,
            id,
            declaration.getBrowseName(),
            declaration.getDisplayName(),
            declaration.getDescription(),
            uint(0),
            uint(0),
            value(member, declaration),
            declaration.getDataType(),
            declaration.getValueRank(),
            declaration.getArrayDimensions(),
            declaration.getAccessLevel(),
            declaration.getUserAccessLevel(),
            Math.max(ServerLimits.SAMPLING_MIN_MS, interval),
            false);
    Optional.ofNullable(declaration.getAccessLevelEx()).ifPresent(node::setAccessLevelEx);
    return node;
  }

  private static DataValue value(Member member, UaVariableNode declaration) {
    boolean property = member.typeDefinition().equals(Optional.of(NodeIds.PropertyType));
    Variant value = declaration.getValue().value();
    return property && value.isNotNull() ? DataValue.valueOnly(value) : waiting();
  }

  private static DataValue waiting() {
    return new DataValue(StatusCodes.Bad_WaitingForInitialData);
  }
}
