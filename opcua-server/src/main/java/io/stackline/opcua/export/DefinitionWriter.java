package io.stackline.opcua.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/** Writes what a data type is made of; fields of its supertypes stand with them, not here. */
final class DefinitionWriter {
  private final OpcUaServer server;
  private final FileTerms terms;

  DefinitionWriter(OpcUaServer server, FileTerms terms) {
    this.server = server;
    this.terms = terms;
  }

  /** The {@code Definition} of a data type; nothing for types without one. */
  void write(XmlPage page, UaDataTypeNode type) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Name", terms.name(type.getBrowseName()));
    if (definition(type) instanceof EnumDefinition numbers) {
      if (!isEnumeration(type.getNodeId())) {
        attributes.put("IsOptionSet", "true");
      }
      page.open("Definition", attributes);
      for (EnumField each : Lists.ofNullable(numbers.getFields())) {
        number(page, each);
      }
      page.close();
    } else if (definition(type) instanceof StructureDefinition structure) {
      StructureType encoded = structure.getStructureType();
      if (encoded == StructureType.Union || encoded == StructureType.UnionWithSubtypedValues) {
        attributes.put("IsUnion", "true");
      }
      page.open("Definition", attributes);
      Set<String> inherited = inherited(type.getNodeId());
      for (StructureField each : Lists.ofNullable(structure.getFields())) {
        if (!inherited.contains(Optional.ofNullable(each.getName()).orElse(""))) {
          field(page, each, encoded);
        }
      }
      page.close();
    }
  }

  private static Object definition(UaDataTypeNode type) {
    return Optional.<DataTypeDefinition>ofNullable(type.getDataTypeDefinition())
        .<Object>map(each -> each)
        .orElse("none");
  }

  private static void number(XmlPage page, EnumField field) throws IOException {
    String name = Optional.ofNullable(field.getName()).orElse("");
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Name", name);
    attributes.put("Value", String.valueOf(field.getValue()));
    page.open("Field", attributes);
    LocalizedText shown = text(field.getDisplayName());
    if (!shown.equals(new LocalizedText(name))) {
      NodeWriter.text(page, "DisplayName", shown);
    }
    NodeWriter.text(page, "Description", text(field.getDescription()));
    page.close();
  }

  private void field(XmlPage page, StructureField field, StructureType encoded) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Name", String.valueOf(field.getName()));
    attributes.put("DataType", terms.type(field.getDataType()));
    attributes.putAll(NodeWriter.shape(field.getValueRank(), field.getArrayDimensions()));
    Optional.ofNullable(field.getMaxStringLength())
        .filter(length -> !length.equals(UInteger.MIN))
        .ifPresent(length -> attributes.put("MaxStringLength", length.toString()));
    if (Boolean.TRUE.equals(field.getIsOptional())) {
      boolean subtyped =
          encoded == StructureType.StructureWithSubtypedValues
              || encoded == StructureType.UnionWithSubtypedValues;
      attributes.put(subtyped ? "AllowSubTypes" : "IsOptional", "true");
    }
    page.open("Field", attributes);
    NodeWriter.text(page, "Description", text(field.getDescription()));
    page.close();
  }

  private static LocalizedText text(LocalizedText text) {
    return Optional.ofNullable(text).orElse(LocalizedText.NULL_VALUE);
  }

  private Set<String> inherited(NodeId id) {
    Optional<UaDataTypeNode> supertype =
        supertype(id)
            .flatMap(each -> server.getAddressSpaceManager().getManagedNode(each))
            .filter(UaDataTypeNode.class::isInstance)
            .map(UaDataTypeNode.class::cast);
    if (supertype.isPresent()
        && definition(supertype.get()) instanceof StructureDefinition structure) {
      return Lists.ofNullable(structure.getFields()).stream()
          .map(each -> Optional.ofNullable(each.getName()).orElse(""))
          .collect(Collectors.toSet());
    }
    return Set.of();
  }

  private boolean isEnumeration(NodeId id) {
    Optional<NodeId> type = Optional.of(id);
    while (type.isPresent() && !type.get().equals(NodeIds.Enumeration)) {
      type = supertype(type.get());
    }
    return type.isPresent();
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
}
