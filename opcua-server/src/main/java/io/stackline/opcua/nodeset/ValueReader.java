package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.ValueSpec.OfExpandedId;
import io.stackline.opcua.nodeset.ValueSpec.OfId;
import io.stackline.opcua.nodeset.ValueSpec.OfList;
import io.stackline.opcua.nodeset.ValueSpec.OfMatrix;
import io.stackline.opcua.nodeset.ValueSpec.OfName;
import io.stackline.opcua.nodeset.ValueSpec.Plain;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * Reads values, in the XML encoding of OPC 10000-6: every built-in type but Variant, DataValue and
 * XmlElement, lists and matrices of them, and the structures Argument, EnumValueType, EUInformation
 * and Range. What it does not know it refuses, so that no value is lost unseen.
 */
final class ValueReader {
  private final Scope scope;
  private final StructureReader structures;

  ValueReader(Scope scope) {
    this.scope = scope;
    this.structures = new StructureReader(scope);
  }

  /** The value in a {@code Value} element; empty if there is none in it. */
  Optional<ValueSpec> read(Markup value) throws BadNodeSet {
    if (value.children().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(any(value.children().get(0)));
  }

  private ValueSpec any(Markup value) throws BadNodeSet {
    if (value.name().equals("Matrix")) {
      return matrix(value);
    }
    if (value.name().startsWith("ListOf")) {
      return list(kind(value.name().substring("ListOf".length()), value), value.children());
    }
    return scalar(kind(value.name(), value), value);
  }

  private static ValueKind kind(String element, Markup at) throws BadNodeSet {
    return ValueKind.named(element)
        .orElseThrow(
            () -> new BadNodeSet(at.place(), "values of type " + element + " are not supported"));
  }

  private OfList list(ValueKind kind, List<Markup> written) throws BadNodeSet {
    List<ValueSpec> items = new ArrayList<>(written.size());
    for (Markup item : written) {
      if (kind(item.name(), item) != kind) {
        throw new BadNodeSet(
            item.place(), "<" + item.name() + "> in a list of another type: give one type a list");
      }
      items.add(scalar(kind, item));
    }
    return new OfList(kind.javaClass(), items);
  }

  private ValueSpec matrix(Markup value) throws BadNodeSet {
    List<Integer> dimensions = new ArrayList<>();
    long product = 1;
    for (Markup length : value.within("Dimensions")) {
      int number = (int) Written.number(length, 0, Integer.MAX_VALUE);
      dimensions.add(number);
      product *= number;
    }
    List<Markup> written = value.within("Elements");
    if (dimensions.size() < 2 || product != written.size() || written.isEmpty()) {
      throw new BadNodeSet(
          value.place(),
          "a matrix of dimensions "
              + dimensions
              + " with "
              + written.size()
              + " elements: give it two dimensions or more, and as many elements as they hold");
    }
    return new OfMatrix(dimensions, list(kind(written.get(0).name(), value), written));
  }

  private ValueSpec scalar(ValueKind kind, Markup value) throws BadNodeSet {
    return switch (kind) {
      case NODE_ID -> new OfId(id(value));
      case EXPANDED_NODE_ID -> new OfExpandedId(id(value));
      case QUALIFIED_NAME -> name(value);
      case LOCALIZED_TEXT -> new Plain(Written.text(value));
      case EXTENSION_OBJECT -> structures.read(value);
      case STRING -> new Plain(value.text());
      default -> new Plain(plain(kind, value));
    };
  }

  private static Object plain(ValueKind kind, Markup value) throws BadNodeSet {
    String written = value.text().strip();
    try {
      return switch (kind) {
        case BOOLEAN -> Written.truth(value, written);
        case SBYTE -> (byte) Written.number(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
        case BYTE -> UByte.valueOf((int) Written.number(value, 0, 0xFF));
        case INT16 -> (short) Written.number(value, Short.MIN_VALUE, Short.MAX_VALUE);
        case UINT16 -> UShort.valueOf((int) Written.number(value, 0, 0xFFFF));
        case INT32 -> (int) Written.number(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        case UINT32 -> UInteger.valueOf(Written.number(value, 0, 0xFFFF_FFFFL));
        case INT64 -> Long.parseLong(written);
        case UINT64 -> ULong.valueOf(written);
        case FLOAT -> (float) Written.real(written);
        case DOUBLE -> Written.real(written);
        case DATE_TIME -> new DateTime(Written.time(written));
        case GUID -> UUID.fromString(value.textOf("String").orElse(written));
        case BYTE_STRING -> ByteString.of(Base64.getMimeDecoder().decode(written));
        case STATUS_CODE -> new StatusCode(Long.parseLong(value.textOf("Code").orElse("0")));
        default -> throw new IllegalStateException(kind.toString());
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadNodeSet(
          value.place(), "\"" + written + "\" is no " + value.name() + ": " + e.getMessage());
    }
  }

  private ExpandedNodeId id(Markup value) throws BadNodeSet {
    return scope.id(value.textOf("Identifier").orElse("i=0"), value.place());
  }

  private OfName name(Markup value) throws BadNodeSet {
    Optional<Markup> index = value.child("NamespaceIndex");
    int number = index.isPresent() ? (int) Written.number(index.get(), 0, 0xFFFF) : 0;
    return new OfName(scope.name(number, value.textOf("Name").orElse(""), value.place()));
  }
}
