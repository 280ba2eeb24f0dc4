package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.nodeset.DefinitionSpec.Field;
import io.stackline.opcua.nodeset.DefinitionSpec.Fields;
import io.stackline.opcua.nodeset.DefinitionSpec.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Gives data types their DataTypeDefinition: a structure's has the fields of its supertypes first.
 */
final class DataTypes {
  private final OpcUaServer server;
  private final Map<NodeId, NodeSpec> specs;

  private DataTypes(OpcUaServer server, Map<NodeId, NodeSpec> specs) {
    this.server = server;
    this.specs = specs;
  }

  /** The fields of a structure, in order, and how they are encoded. */
  private record Layout(StructureType type, List<StructureField> fields) {
    static final Layout EMPTY = new Layout(StructureType.Structure, List.of());
  }

  /** Defines all data types among the specs; nodes and references are there already. */
  static void define(OpcUaServer server, Map<NodeId, NodeSpec> specs) throws BadNodeSet {
    DataTypes types = new DataTypes(server, specs);
    for (Map.Entry<NodeId, NodeSpec> each : specs.entrySet()) {
      if (each.getValue() instanceof NodeSpec.OfDataType type) {
        types.define(each.getKey(), type);
      }
    }
  }

  private void define(NodeId id, NodeSpec.OfDataType type) throws BadNodeSet {
    Optional<UaDataTypeNode> found = node(id);
    if (found.isEmpty() || type.definition().isEmpty()) {
      return;
    }
    UaDataTypeNode node = found.get();
    if (type.definition().get() instanceof Numbers numbers) {
      node.setDataTypeDefinition(new EnumDefinition(fields(numbers)));
      EnumTexts.complete(node, numbers);
    } else {
      Layout layout = layout(id, new HashSet<>());
      node.setDataTypeDefinition(
          // Milo finds the encoding by its reference.
          new StructureDefinition(
              NodeId.NULL_VALUE,
              supertype(id).orElse(NodeIds.Structure),
              layout.type(),
              layout.fields().toArray(StructureField[]::new)));
    }
  }

  private static EnumField[] fields(Numbers numbers) {
    return numbers.items().stream()
        .map(
            item ->
                new EnumField(item.value(), item.displayName(), item.description(), item.name()))
        .toArray(EnumField[]::new);
  }

  private Layout layout(NodeId id, Set<NodeId> below) throws BadNodeSet {
    if (!(specs.get(id) instanceof NodeSpec.OfDataType type)) {
      return base(id);
    }
    if (!below.add(id)) {
      throw new BadNodeSet(type.common().place(), "data types are subtypes of each other");
    }
    Optional<NodeId> supertype = supertype(id);
    Layout inherited = supertype.isPresent() ? layout(supertype.get(), below) : Layout.EMPTY;
    if (type.definition().isEmpty() || !(type.definition().get() instanceof Fields own)) {
      return inherited;
    }
    List<StructureField> fields = new ArrayList<>(inherited.fields());
    for (Field field : own.fields()) {
      if (inherited.fields().stream().noneMatch(each -> field.name().equals(each.getName()))) {
        fields.add(field(field, type.common().place()));
      }
    }
    StructureType encoded = encoding(own);
    return new Layout(
        encoded == StructureType.Structure ? inherited.type() : encoded, List.copyOf(fields));
  }

  /** Of a structure of the base model. */
  private Layout base(NodeId id) {
    return node(id)
        .map(UaDataTypeNode::getDataTypeDefinition)
        .filter(StructureDefinition.class::isInstance)
        .map(StructureDefinition.class::cast)
        .map(each -> new Layout(each.getStructureType(), Lists.ofNullable(each.getFields())))
        .orElse(Layout.EMPTY);
  }

  private StructureField field(Field field, Place place) throws BadNodeSet {
    NodeMaker ids = new NodeMaker(server.getStaticEncodingContext());
    return new StructureField(
        field.name(),
        field.description(),
        ids.id(field.shape().dataType(), place),
        field.shape().rank(),
        NodeMaker.dimensions(field.shape().dimensions()),
        uint(field.stringMax()),
        // In structures with subtyped values the flag says that subtypes are allowed.
        field.optional() || field.subtyped());
  }

  private static StructureType encoding(Fields own) {
    boolean subtyped = own.fields().stream().anyMatch(Field::subtyped);
    if (own.union()) {
      return subtyped ? StructureType.UnionWithSubtypedValues : StructureType.Union;
    }
    if (subtyped) {
      return StructureType.StructureWithSubtypedValues;
    }
    return own.fields().stream().anyMatch(Field::optional)
        ? StructureType.StructureWithOptionalFields
        : StructureType.Structure;
  }

  private Optional<NodeId> supertype(NodeId id) {
    return server
        .getAddressSpaceManager()
        .getManagedReferences(
            id, each -> each.isInverse() && NodeIds.HasSubtype.equals(each.getReferenceTypeId()))
        .stream()
        .flatMap(each -> each.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
        .findFirst();
  }

  private Optional<UaDataTypeNode> node(NodeId id) {
    return server
        .getAddressSpaceManager()
        .getManagedNode(id)
        .filter(UaDataTypeNode.class::isInstance)
        .map(UaDataTypeNode.class::cast);
  }
}
