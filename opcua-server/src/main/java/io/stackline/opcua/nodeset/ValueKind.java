package io.stackline.opcua.nodeset;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/** The built-in types a value in a NodeSet may have, by the names of their XML elements. */
enum ValueKind {
  BOOLEAN("Boolean", Boolean.class),
  SBYTE("SByte", Byte.class),
  BYTE("Byte", UByte.class),
  INT16("Int16", Short.class),
  UINT16("UInt16", UShort.class),
  INT32("Int32", Integer.class),
  UINT32("UInt32", UInteger.class),
  INT64("Int64", Long.class),
  UINT64("UInt64", ULong.class),
  FLOAT("Float", Float.class),
  DOUBLE("Double", Double.class),
  STRING("String", String.class),
  DATE_TIME("DateTime", DateTime.class),
  GUID("Guid", UUID.class),
  BYTE_STRING("ByteString", ByteString.class),
  NODE_ID("NodeId", NodeId.class),
  EXPANDED_NODE_ID("ExpandedNodeId", ExpandedNodeId.class),
  STATUS_CODE("StatusCode", StatusCode.class),
  QUALIFIED_NAME("QualifiedName", QualifiedName.class),
  LOCALIZED_TEXT("LocalizedText", LocalizedText.class),
  EXTENSION_OBJECT("ExtensionObject", ExtensionObject.class);

  private final String element;
  private final Class<?> javaClass;

  ValueKind(String element, Class<?> javaClass) {
    this.element = element;
    this.javaClass = javaClass;
  }

  static Optional<ValueKind> named(String element) {
    return Arrays.stream(values()).filter(each -> each.element.equals(element)).findFirst();
  }

  /** The class Milo has for it, of which its arrays are made. */
  Class<?> javaClass() {
    return javaClass;
  }
}
