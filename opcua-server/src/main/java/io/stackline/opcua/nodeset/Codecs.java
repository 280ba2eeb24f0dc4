package io.stackline.opcua.nodeset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.codec.DynamicCodecFactory;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataTypeTree;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.encoding.DataTypeCodec;
import org.eclipse.milo.opcua.stack.core.types.DataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;

/**
 * Lets server and client encode and decode the structures of companion models, as {@code
 * DynamicStructType}.
 */
public final class Codecs {
  private Codecs() {}

  /**
   * Registers a codec for each structure among the ids that is not abstract; other ids are passed
   * over. Also for clients, with the tree they have read from a server.
   */
  public static void register(
      DataTypeManager manager, DataTypeTree tree, Collection<NodeId> dataTypes) {
    for (NodeId id : dataTypes) {
      Optional<DataType> type = Optional.ofNullable(tree.getDataType(id));
      if (type.isPresent() && !type.get().isAbstract()) {
        codec(type.get(), tree)
            .ifPresent(
                codec ->
                    manager.registerType(
                        id,
                        codec,
                        type.get().getBinaryEncodingId(),
                        type.get().getXmlEncodingId(),
                        type.get().getJsonEncodingId()));
      }
    }
  }

  /** Messages of services are decoded with the static types, what clients of ours ask by both. */
  static void register(OpcUaServer server, Collection<NodeId> dataTypes) {
    DataTypeTree tree = server.getDataTypeTree();
    for (DataTypeManager each :
        List.of(server.getStaticDataTypeManager(), server.getDynamicDataTypeManager())) {
      register(each, tree, dataTypes);
    }
  }

  private static Optional<DataTypeCodec> codec(DataType type, DataTypeTree tree) {
    if (type.getDataTypeDefinition() instanceof StructureDefinition structure) {
      return Optional.of(
          structure.getStructureType() == StructureType.StructureWithOptionalFields
              ? new OptionalFieldsCodec(type, structure, tree)
              : DynamicCodecFactory.create(type, tree));
    }
    // Option sets that are structures; other numbers are encoded as numbers.
    if (type.getDataTypeDefinition() instanceof EnumDefinition
        && tree.isStructType(type.getNodeId())) {
      return Optional.of(DynamicCodecFactory.create(type, tree));
    }
    return Optional.empty();
  }
}
