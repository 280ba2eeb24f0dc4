package io.stackline.opcua.method;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;

/** A structure of LADS that came in as an argument. */
final class Struct {
  private static final String LADS = "http://opcfoundation.org/UA/LADS/";

  private final int index;
  private final DynamicStructType value;

  private Struct(int index, DynamicStructType value) {
    this.index = index;
    this.value = value;
  }

  /**
   * Decodes one.
   *
   * @param index of the argument it stands in
   * @param type name of its type
   */
  static Struct of(int index, ExtensionObject encoded, String type, EncodingContext context)
      throws BadArgument {
    try {
      if (encoded.decode(context) instanceof DynamicStructType value
          && is(value.getDataType(), type, context)) {
        return new Struct(index, value);
      }
    } catch (RuntimeException e) {
      // Milo's decoders throw whatever a torn body leads them to. Told below: it is none of these.
    }
    throw BadArgument.mismatch(index, "an array of LADS " + type);
  }

  private static boolean is(DataType found, String type, EncodingContext context) {
    String uri = context.getNamespaceTable().get(found.getNodeId().getNamespaceIndex());
    return type.equals(found.getBrowseName().name()) && LADS.equals(uri);
  }

  /** A member; a null string is an empty one. */
  String text(String member) throws BadArgument {
    Object text = Optional.ofNullable(value.getMembers().get(member)).orElse("");
    return Inputs.bounded(index, String.valueOf(text));
  }
}
