package io.stackline.opcua.model.type;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.method.Told;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.nodeset.CompanionNamespace;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/**
 * Our own object types, the same for every site: what a client has learnt of a press, a run or a
 * recipe on one line it knows on all. Told from the same lists of tags the values come from.
 */
public final class OwnTypes {
  /** The namespace of the types. */
  public static final String URI = "urn:stackline:model";

  private static final UByte READ_ONLY = AccessLevel.toValue(AccessLevel.READ_ONLY);

  private final OpcUaServer server;
  private final CompanionNamespace namespace;
  private final UaNodeContext context;

  /** Takes the namespace's index. */
  public OwnTypes(OpcUaServer server) {
    this.server = server;
    this.namespace = new CompanionNamespace(server, URI);
    this.context = namespace.getNodeContext();
  }

  public CompanionNamespace namespace() {
    return namespace;
  }

  /** The index of the namespace. */
  public UShort index() {
    return namespace.getNamespaceIndex();
  }

  /** A name of our model. */
  public QualifiedName name(String name) {
    return new QualifiedName(namespace.getNamespaceIndex(), name);
  }

  /** Adds a type. */
  public NodeId define(TypeSpec spec) {
    NodeId id = id(spec.name());
    namespace.add(
        new UaObjectTypeNode(
            context,
            id,
            name(spec.name()),
            LocalizedText.english(spec.name()),
            LocalizedText.english(spec.description()),
            uint(0),
            uint(0),
            false));
    refer(spec.supertype(), NodeIds.HasSubtype, id);
    spec.tags().forEach(tag -> variable(spec.name(), tag));
    spec.parts().forEach(part -> part(spec.name(), part));
    spec.methods().forEach(method -> method(spec.name(), method));
    return id;
  }

  /** To be called when all are defined: Milo keeps what it knows of types. */
  public void done() {
    server.updateObjectTypeTree();
  }

  private void variable(String type, Tag<?> tag) {
    UaVariableNode node =
        variable(
            type + "/" + tag.name(),
            name(tag.name()),
            tag.kind().dataType(),
            tag.kind().valueRank());
    node.setDescription(LocalizedText.english(tag.description()));
    namespace.add(node);
    refer(
        node.getNodeId(),
        NodeIds.HasTypeDefinition,
        tag.unit().isPresent() ? NodeIds.AnalogUnitRangeType : NodeIds.BaseDataVariableType);
    mandatory(type, node, NodeIds.HasComponent);
  }

  private void part(String type, TypeSpec.Part part) {
    String name = String.valueOf(part.name().name());
    UaObjectNode node =
        new UaObjectNode(
            context,
            id(type + "/" + name),
            part.name(),
            LocalizedText.english(name),
            LocalizedText.english(part.description()),
            uint(0),
            uint(0),
            ubyte(0));
    namespace.add(node);
    refer(node.getNodeId(), NodeIds.HasTypeDefinition, part.type());
    mandatory(type, node, NodeIds.HasComponent);
  }

  private void method(String type, Told handler) {
    String path = type + "/" + handler.name();
    UaMethodNode node =
        new UaMethodNode(
            context,
            id(path),
            name(handler.name()),
            LocalizedText.english(handler.name()),
            LocalizedText.english(handler.description()),
            uint(0),
            uint(0),
            true,
            true);
    namespace.add(node);
    if (!handler.inputs().isEmpty()) {
      arguments(path, "InputArguments", handler.inputs());
    }
    arguments(path, "OutputArguments", handler.outputs());
    mandatory(type, node, NodeIds.HasComponent);
  }

  private void arguments(String method, String name, List<Argument> arguments) {
    UaVariableNode node =
        variable(
            method + "/" + name,
            new QualifiedName(0, name),
            NodeIds.Argument,
            ValueRanks.OneDimension);
    node.setValue(DataValue.valueOnly(new Variant(arguments.toArray(new Argument[0]))));
    namespace.add(node);
    refer(node.getNodeId(), NodeIds.HasTypeDefinition, NodeIds.PropertyType);
    mandatory(method, node, NodeIds.HasProperty);
  }

  private UaVariableNode variable(String path, QualifiedName name, NodeId dataType, int rank) {
    return new UaVariableNode(
        context,
        id(path),
        name,
        LocalizedText.english(Optional.ofNullable(name.name()).orElse("")),
        LocalizedText.NULL_VALUE,
        uint(0),
        uint(0),
        DataValue.valueOnly(Variant.NULL_VALUE),
        dataType,
        rank,
        null,
        READ_ONLY,
        READ_ONLY,
        ServerLimits.SAMPLING_MIN_MS,
        false);
  }

  private void mandatory(String parent, UaNode node, NodeId referenceType) {
    refer(id(parent), referenceType, node.getNodeId());
    refer(node.getNodeId(), NodeIds.HasModellingRule, NodeIds.ModellingRule_Mandatory);
  }

  private NodeId id(String path) {
    return new NodeId(namespace.getNamespaceIndex(), path);
  }

  private void refer(NodeId source, NodeId type, NodeId target) {
    context
        .getNodeManager()
        .addReferences(
            new Reference(source, type, target.expanded(), true), server.getNamespaceTable());
  }
}
