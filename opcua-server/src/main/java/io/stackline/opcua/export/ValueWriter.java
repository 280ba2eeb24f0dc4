package io.stackline.opcua.export;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaEnumeratedType;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in the XML encoding of OPC 10000-6: every built-in type but Variant, DataValue,
 * XmlElement and DiagnosticInfo, lists and matrices of them, and the structures {@link
 * StructureWriter} knows. {@link #form} is asked first, so that nothing is begun that cannot be
 * ended.
 */
final class ValueWriter {
  private static final Map<String, String> TYPES_XSD =
      Map.of("xmlns", "http://opcfoundation.org/UA/2008/02/Types.xsd");

  private static final Set<OpcUaDataType> FORMLESS =
      Set.of(
          OpcUaDataType.Variant,
          OpcUaDataType.DataValue,
          OpcUaDataType.XmlElement,
          OpcUaDataType.DiagnosticInfo);

  private final EncodingContext server;
  private final FileTerms terms;
  private final StructureWriter structures;

  ValueWriter(EncodingContext server, FileTerms terms) {
    this.server = server;
    this.terms = terms;
    this.structures = new StructureWriter(terms);
  }

  /** A value as it will be written: one item, a list of them, or a matrix. */
  sealed interface Form {
    /** One item. */
    record One(OpcUaDataType type, Object value) implements Form {}

    /** A list. */
    record Row(OpcUaDataType type, List<Object> items) implements Form {}

    /** A matrix, its items in the order of the last dimension first. */
    record Table(List<Integer> dimensions, Row items) implements Form {}
  }

  /** What can be written of a value; empty if it has no XML form here. */
  Optional<Form> form(Object value) {
    if (value instanceof Matrix matrix) {
      Object elements = matrix.getElements();
      int[] lengths = matrix.getDimensions();
      if (elements == null || lengths == null || Array.getLength(elements) == 0) {
        return Optional.empty();
      }
      List<Integer> dimensions = new ArrayList<>();
      for (int length : lengths) {
        dimensions.add(length);
      }
      return row(elements).map(items -> new Form.Table(dimensions, items));
    }
    if (value.getClass().isArray()) {
      return row(value).map(items -> items);
    }
    return type(value.getClass())
        .flatMap(type -> item(type, value).map(plain -> new Form.One(type, plain)));
  }

  private Optional<Form.Row> row(Object array) {
    Optional<OpcUaDataType> type = type(array.getClass().getComponentType());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      Optional<Object> item = item(type.get(), Array.get(array, i));
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return Optional.of(new Form.Row(type.get(), items));
  }

  private static Optional<OpcUaDataType> type(Class<?> of) {
    if (UaStructuredType.class.isAssignableFrom(of) || ExtensionObject.class.isAssignableFrom(of)) {
      return Optional.of(OpcUaDataType.ExtensionObject);
    }
    if (UaEnumeratedType.class.isAssignableFrom(of)) {
      return Optional.of(OpcUaDataType.Int32);
    }
    return Optional.ofNullable(OpcUaDataType.fromBackingClass(of))
        .filter(type -> !FORMLESS.contains(type));
  }

  /** An item as it is written: null texts are empty ones, structures are decoded. */
  private Optional<Object> item(OpcUaDataType type, @Nullable Object value) {
    if (value == null) {
      return switch (type) {
        case String -> Optional.of("");
        case LocalizedText -> Optional.of(LocalizedText.NULL_VALUE);
        case ByteString -> Optional.of(ByteString.of(new byte[0]));
        default -> Optional.empty();
      };
    }
    if (value instanceof UaEnumeratedType number) {
      return Optional.of(number.getValue());
    }
    if (value instanceof ExtensionObject object) {
      try {
        return Optional.<Object>of(object.decode(server)).filter(structures::knows);
      } catch (UaSerializationException e) {
        return Optional.empty();
      }
    }
    if (value instanceof ExpandedNodeId id) {
      return id.toNodeId(server.getNamespaceTable()).map(local -> local);
    }
    return Optional.of(value)
        .filter(each -> !(each instanceof UaStructuredType) || structures.knows(each));
  }

  /** Writes a {@code Value} element. */
  void write(XmlPage page, Form form) throws IOException {
    page.open("Value");
    if (form instanceof Form.One one) {
      item(page, one.type(), TYPES_XSD, one.value());
    } else if (form instanceof Form.Row row) {
      page.open("ListOf" + row.type(), TYPES_XSD);
      items(page, row);
      page.close();
    } else if (form instanceof Form.Table table) {
      page.open("Matrix", TYPES_XSD);
      page.open("Dimensions");
      for (Integer length : table.dimensions()) {
        page.text("UInt32", length.toString());
      }
      page.close();
      page.open("Elements");
      items(page, table.items());
      page.close();
      page.close();
    }
    page.close();
  }

  private void items(XmlPage page, Form.Row row) throws IOException {
    for (Object each : row.items()) {
      item(page, row.type(), Map.of(), each);
    }
  }

  private void item(XmlPage page, OpcUaDataType type, Map<String, String> attributes, Object value)
      throws IOException {
    if (value instanceof NodeId id) {
      parts(page, type, attributes, "Identifier", terms.id(id));
    } else if (value instanceof UUID guid) {
      parts(page, type, attributes, "String", guid.toString());
    } else if (value instanceof StatusCode code) {
      parts(page, type, attributes, "Code", Long.toString(code.value()));
    } else if (value instanceof QualifiedName name) {
      page.open(type.name(), attributes);
      page.text("NamespaceIndex", Integer.toString(terms.index(name)));
      page.text("Name", FileTerms.text(name));
      page.close();
    } else if (value instanceof LocalizedText text) {
      page.open(type.name(), attributes);
      StructureWriter.text(page, text);
      page.close();
    } else if (value instanceof UaStructuredType structure) {
      page.open(type.name(), attributes);
      structures.write(page, structure);
      page.close();
    } else {
      page.text(type.name(), attributes, plain(value));
    }
  }

  private static void parts(
      XmlPage page, OpcUaDataType type, Map<String, String> attributes, String part, String text)
      throws IOException {
    page.open(type.name(), attributes);
    page.text(part, text);
    page.close();
  }

  private static String plain(Object value) {
    if (value instanceof DateTime time) {
      return time.toIso8601String();
    }
    if (value instanceof ByteString octets) {
      return Base64.getEncoder().encodeToString(octets.bytesOrEmpty());
    }
    if (value instanceof Number number) {
      return Reals.said(number);
    }
    return value.toString();
  }
}
