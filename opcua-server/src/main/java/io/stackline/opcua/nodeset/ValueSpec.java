package io.stackline.opcua.nodeset;

import java.lang.reflect.Array;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** A value as a file gives it; what names a namespace names it by URI. */
public sealed interface ValueSpec {
  /**
   * The value as a server says it. An id of a namespace the server does not have becomes the null
   * id: it could only be mistaken for another.
   */
  Object in(EncodingContext server);

  /** A value that says the same everywhere: a number, a text, a time, octets. */
  record Plain(Object value) implements ValueSpec {
    @Override
    public Object in(EncodingContext server) {
      return value;
    }
  }

  /** A NodeId. */
  record OfId(ExpandedNodeId id) implements ValueSpec {
    @Override
    public NodeId in(EncodingContext server) {
      return id.toNodeId(server.getNamespaceTable()).orElse(NodeId.NULL_VALUE);
    }
  }

  /** An ExpandedNodeId; it keeps its URI. */
  record OfExpandedId(ExpandedNodeId id) implements ValueSpec {
    @Override
    public ExpandedNodeId in(EncodingContext server) {
      return id.toNodeId(server.getNamespaceTable()).map(NodeId::expanded).orElse(id);
    }
  }

  /** A QualifiedName. */
  record OfName(Name name) implements ValueSpec {
    @Override
    public QualifiedName in(EncodingContext server) {
      return name.in(server.getNamespaceTable()).orElse(QualifiedName.NULL_VALUE);
    }
  }

  /** A structure of the base model in which no namespace is named. */
  record OfStructure(UaStructuredType value) implements ValueSpec {
    @Override
    public ExtensionObject in(EncodingContext server) {
      return ExtensionObject.encode(server, value);
    }
  }

  /** An argument of a method. */
  record OfArgument(String name, Shape shape, LocalizedText description) implements ValueSpec {
    @Override
    public ExtensionObject in(EncodingContext server) {
      NodeId type = shape.dataType().toNodeId(server.getNamespaceTable()).orElse(NodeId.NULL_VALUE);
      UInteger[] dimensions =
          shape.dimensions().stream().map(UInteger::valueOf).toArray(UInteger[]::new);
      return ExtensionObject.encode(
          server, new Argument(name, type, shape.rank(), dimensions, description));
    }
  }

  /** An array. */
  record OfList(Class<?> element, List<ValueSpec> items) implements ValueSpec {
    public OfList {
      items = List.copyOf(items);
    }

    @Override
    public Object in(EncodingContext server) {
      Object array = Array.newInstance(element, items.size());
      for (int i = 0; i < items.size(); i++) {
        Array.set(array, i, items.get(i).in(server));
      }
      return array;
    }
  }

  /** An array of several dimensions, its items in the order of the last dimension first. */
  record OfMatrix(List<Integer> dimensions, OfList items) implements ValueSpec {
    public OfMatrix {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public Matrix in(EncodingContext server) {
      int[] lengths = dimensions.stream().mapToInt(Integer::intValue).toArray();
      return new Matrix(items.in(server), lengths);
    }
  }
}
