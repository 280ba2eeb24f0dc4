package io.stackline.opcua.model.type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/** Makes values of the structures the companion models declare. Thread-safe. */
public final class Structures {
  private final OpcUaServer server;
  private final DataType keyValue;
  private final DataType sample;
  private final DataType nameNodeId;

  public Structures(OpcUaServer server, CompanionTypes companions) {
    this.server = server;
    this.keyValue = type(companions.name(CompanionTypes.LADS, "KeyValueType"));
    this.sample = type(companions.name(CompanionTypes.LADS, "SampleInfoType"));
    this.nameNodeId = type(companions.name(CompanionTypes.AMB, "NameNodeIdDataType"));
  }

  private DataType type(QualifiedName wanted) {
    return find(NodeIds.Structure, wanted)
        .orElseThrow(() -> new IllegalStateException("no model has a structure " + wanted));
  }

  private Optional<DataType> find(NodeId above, QualifiedName wanted) {
    return Optional.ofNullable(server.getDataTypeTree().getTreeNode(above)).stream()
        .flatMap(node -> node.getChildren().stream())
        .map(node -> node.getValue())
        .flatMap(
            each ->
                each.getBrowseName().equals(wanted)
                    ? Optional.of(each).stream()
                    : find(each.getNodeId(), wanted).stream())
        .findFirst();
  }

  /** LADS's KeyValueType, one for each entry, in its order. */
  public ExtensionObject[] keyValues(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(each -> encoded(keyValue, Map.of("Key", each.getKey(), "Value", each.getValue())))
        .toArray(ExtensionObject[]::new);
  }

  /** LADS's SampleInfoType. */
  public ExtensionObject sample(String container, String id, String position, String custom) {
    return encoded(
        sample,
        Map.of(
            "ContainerId", container, "SampleId", id, "Position", position, "CustomData", custom));
  }

  /** AMB's NameNodeIdDataType. */
  public ExtensionObject named(String name, NodeId node) {
    return encoded(nameNodeId, Map.of("Name", LocalizedText.english(name), "NodeId", node));
  }

  private ExtensionObject encoded(DataType type, Map<String, ?> fields) {
    return ExtensionObject.encode(
        server.getStaticEncodingContext(),
        new DynamicStructType(type, new LinkedHashMap<>(fields)));
  }
}
