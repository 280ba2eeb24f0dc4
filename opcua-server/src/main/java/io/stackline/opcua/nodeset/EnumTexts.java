package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.nodeset.DefinitionSpec.Item;
import io.stackline.opcua.nodeset.DefinitionSpec.Numbers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;

/**
 * The names of an enumeration's or option set's numbers as a property. Files may leave it to the
 * definition, but clients older than OPC UA 1.04 read only the property.
 */
final class EnumTexts {
  private static final Set<String> NAMES = Set.of("EnumStrings", "EnumValues", "OptionSetValues");

  /** Widest option set: 64 bits. */
  private static final int BITS_MAX = 64;

  private EnumTexts() {}

  /** Adds the property to a type that has none of its kind. */
  static void complete(UaDataTypeNode type, Numbers numbers) {
    boolean there =
        type.getReferences().stream()
            .filter(Reference.HAS_PROPERTY_PREDICATE)
            .flatMap(
                each ->
                    type
                        .getNodeContext()
                        .getServer()
                        .getAddressSpaceManager()
                        .getManagedNode(each.getTargetNodeId())
                        .stream())
            .map(UaNode::getBrowseName)
            .anyMatch(name -> NAMES.contains(Optional.ofNullable(name.name()).orElse("")));
    if (there) {
      return;
    }
    if (numbers.bits()) {
      add(type, "OptionSetValues", NodeIds.LocalizedText, bits(numbers));
    } else {
      add(type, "EnumValues", NodeIds.EnumValueType, values(type, numbers));
    }
  }

  private static ExtensionObject[] values(UaDataTypeNode type, Numbers numbers) {
    EnumValueType[] values =
        numbers.items().stream()
            .map(item -> new EnumValueType(item.value(), item.displayName(), item.description()))
            .toArray(EnumValueType[]::new);
    return ExtensionObject.encodeArray(
        type.getNodeContext().getServer().getStaticEncodingContext(), values);
  }

  private static LocalizedText[] bits(Numbers numbers) {
    int width =
        (int)
            numbers.items().stream()
                .mapToLong(Item::value)
                .filter(bit -> bit >= 0 && bit < BITS_MAX)
                .map(bit -> bit + 1)
                .max()
                .orElse(0);
    LocalizedText[] texts = new LocalizedText[width];
    Arrays.fill(texts, LocalizedText.NULL_VALUE);
    for (Item item : numbers.items()) {
      if (item.value() >= 0 && item.value() < width) {
        texts[(int) item.value()] = item.displayName();
      }
    }
    return texts;
  }

  private static void add(UaDataTypeNode type, String name, NodeId dataType, Object value) {
    // A string, so that it cannot meet a number of the file.
    NodeId id = type.getNodeId().withId(type.getNodeId().getIdentifier() + "/" + name);
    UaVariableNode property =
        new UaVariableNode(
            type.getNodeContext(),
            id,
            new QualifiedName(0, name),
            new LocalizedText(name),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            DataValue.valueOnly(new Variant(value)),
            dataType,
            ValueRanks.OneDimension,
            null,
            ubyte(1),
            ubyte(1),
            ServerLimits.SAMPLING_MIN_MS,
            false);
    type.getNodeContext().getNodeManager().addNode(property);
    property.addReference(
        new Reference(id, NodeIds.HasTypeDefinition, NodeIds.PropertyType.expanded(), true));
    type.addReference(new Reference(type.getNodeId(), NodeIds.HasProperty, id.expanded(), true));
  }
}
