package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.nodeset.NodeSpec.Common;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaReferenceTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaViewNode;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.AccessLevelExType;
import org.jspecify.annotations.Nullable;

/** Makes the server's node of what a file says. Nothing of a model can be written by clients. */
final class NodeMaker {
  private static final UInteger NOTHING_WRITABLE = uint(0);

  private final EncodingContext server;

  NodeMaker(EncodingContext server) {
    this.server = server;
  }

  UaNode node(UaNodeContext context, NodeSpec spec) throws BadNodeSet {
    Common common = spec.common();
    NodeId id = id(common.id(), common.place());
    QualifiedName name = name(common);
    if (spec instanceof NodeSpec.OfObject object) {
      return new UaObjectNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          ubyte(object.eventNotifier()));
    }
    if (spec instanceof NodeSpec.OfVariable variable) {
      return variable(context, variable);
    }
    if (spec instanceof NodeSpec.OfMethod) {
      return new UaMethodNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          true,
          true);
    }
    if (spec instanceof NodeSpec.OfView view) {
      return new UaViewNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          view.containsNoLoops(),
          ubyte(view.eventNotifier()));
    }
    return type(context, spec);
  }

  private UaNode type(UaNodeContext context, NodeSpec spec) throws BadNodeSet {
    Common common = spec.common();
    NodeId id = id(common.id(), common.place());
    QualifiedName name = name(common);
    if (spec instanceof NodeSpec.OfObjectType type) {
      return new UaObjectTypeNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          type.isAbstract());
    }
    if (spec instanceof NodeSpec.OfDataType type) {
      return new UaDataTypeNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          type.isAbstract());
    }
    if (spec instanceof NodeSpec.OfReferenceType type) {
      return new UaReferenceTypeNode(
          context,
          id,
          name,
          common.displayName(),
          common.description(),
          NOTHING_WRITABLE,
          NOTHING_WRITABLE,
          type.isAbstract(),
          type.symmetric(),
          type.inverseName().isNull() ? null : type.inverseName());
    }
    if (spec instanceof NodeSpec.OfVariableType type) {
      return variableType(context, type);
    }
    throw new IllegalStateException(spec.getClass().toString());
  }

  private UaNode variable(UaNodeContext context, NodeSpec.OfVariable spec) throws BadNodeSet {
    Common common = spec.common();
    UaVariableNode node =
        new UaVariableNode(
            context,
            id(common.id(), common.place()),
            name(common),
            common.displayName(),
            common.description(),
            NOTHING_WRITABLE,
            NOTHING_WRITABLE,
            value(spec.value()),
            id(spec.shape().dataType(), common.place()),
            spec.shape().rank(),
            dimensions(spec.shape().dimensions()),
            ubyte((int) (spec.accessLevel() & 0xFF)),
            ubyte((int) (spec.userAccessLevel() & 0xFF)),
            Math.max(ServerLimits.SAMPLING_MIN_MS, spec.samplingInterval()),
            false);
    if (spec.accessLevel() > 0xFF) {
      node.setAccessLevelEx(new AccessLevelExType(uint(spec.accessLevel())));
    }
    return node;
  }

  private UaNode variableType(UaNodeContext context, NodeSpec.OfVariableType spec)
      throws BadNodeSet {
    Common common = spec.common();
    return new UaVariableTypeNode(
        context,
        id(common.id(), common.place()),
        name(common),
        common.displayName(),
        common.description(),
        NOTHING_WRITABLE,
        NOTHING_WRITABLE,
        value(spec.value()),
        id(spec.shape().dataType(), common.place()),
        spec.shape().rank(),
        dimensions(spec.shape().dimensions()),
        spec.isAbstract());
  }

  private DataValue value(Optional<ValueSpec> spec) {
    // Without a time: a model's value holds as long as the model does.
    return DataValue.valueOnly(
        spec.map(value -> new Variant(value.in(server))).orElse(Variant.NULL_VALUE));
  }

  static UInteger @Nullable [] dimensions(List<Integer> dimensions) {
    if (dimensions.isEmpty()) {
      return null;
    }
    return dimensions.stream().map(each -> uint(each)).toArray(UInteger[]::new);
  }

  private QualifiedName name(Common common) throws BadNodeSet {
    return common
        .browseName()
        .in(server.getNamespaceTable())
        .orElseThrow(() -> unknown(common.browseName().uri(), common.place()));
  }

  NodeId id(ExpandedNodeId id, Place place) throws BadNodeSet {
    return id.toNodeId(server.getNamespaceTable())
        .orElseThrow(() -> unknown(Optional.ofNullable(id.getNamespaceUri()).orElse(""), place));
  }

  private static BadNodeSet unknown(String uri, Place place) {
    return new BadNodeSet(
        place, "no model of namespace " + uri + " is loaded: add it to <RequiredModel>, load it");
  }
}
