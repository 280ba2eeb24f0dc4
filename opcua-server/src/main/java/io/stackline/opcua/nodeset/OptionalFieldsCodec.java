package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.types.codec.DynamicStructCodec;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataTypeTree;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.GenericDataTypeCodec;
import org.eclipse.milo.opcua.stack.core.encoding.UaDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.UaEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.DataTypeDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Encodes structures with optional fields. Milo 1.1.2 counts, when it writes the mask, only the
 * optional fields that are there instead of all (OPC 10000-6, 5.2.7), so that who reads it takes a
 * field for one before it. Milo's decoding is right and is used, and so is its encoding of each
 * single field. A member that is missing or null is not encoded.
 */
final class OptionalFieldsCodec extends GenericDataTypeCodec<DynamicStructType> {
  private final DynamicStructCodec decoding;
  private final List<Part> parts;

  /** One field, with Milo's codec of a structure that has this field alone. */
  private record Part(String name, boolean optional, DynamicStructCodec codec) {
    boolean isIn(DynamicStructType value) {
      return Optional.ofNullable(value.getMembers().get(name)).isPresent();
    }
  }

  OptionalFieldsCodec(DataType type, StructureDefinition definition, DataTypeTree tree) {
    this.decoding = new DynamicStructCodec(type, tree);
    this.parts =
        Lists.ofNullable(definition.getFields()).stream()
            .map(
                field ->
                    new Part(
                        Optional.ofNullable(field.getName()).orElse(""),
                        field.getIsOptional(),
                        new DynamicStructCodec(new OneField(type, field), tree)))
            .toList();
  }

  @Override
  public Class<DynamicStructType> getType() {
    return DynamicStructType.class;
  }

  @Override
  public DynamicStructType decodeType(EncodingContext context, UaDecoder decoder) {
    return decoding.decodeType(context, decoder);
  }

  @Override
  public void encodeType(EncodingContext context, UaEncoder encoder, DynamicStructType value) {
    encoder.encodeUInt32("EncodingMask", uint(mask(value)));
    for (Part part : parts) {
      if (!part.optional() || part.isIn(value)) {
        part.codec().encodeType(context, encoder, value);
      }
    }
  }

  private long mask(DynamicStructType value) {
    long mask = 0;
    long bit = 1;
    for (Part part : parts) {
      if (part.optional()) {
        mask |= part.isIn(value) ? bit : 0;
        bit <<= 1;
      }
    }
    return mask;
  }

  /** A structure that has one field of another, always there. */
  private record OneField(DataType whole, StructureField field) implements DataType {
    @Override
    public QualifiedName getBrowseName() {
      return whole.getBrowseName();
    }

    @Override
    public NodeId getNodeId() {
      return whole.getNodeId();
    }

    @Override
    public Boolean isAbstract() {
      return false;
    }

    @Override
    public @Nullable NodeId getBinaryEncodingId() {
      return null;
    }

    @Override
    public @Nullable NodeId getXmlEncodingId() {
      return null;
    }

    @Override
    public @Nullable NodeId getJsonEncodingId() {
      return null;
    }

    @Override
    public DataTypeDefinition getDataTypeDefinition() {
      StructureField mandatory =
          new StructureField(
              field.getName(),
              field.getDescription(),
              field.getDataType(),
              field.getValueRank(),
              field.getArrayDimensions(),
              field.getMaxStringLength(),
              false);
      return new StructureDefinition(
          NodeId.NULL_VALUE,
          NodeId.NULL_VALUE,
          StructureType.Structure,
          new StructureField[] {mandatory});
    }
  }
}
