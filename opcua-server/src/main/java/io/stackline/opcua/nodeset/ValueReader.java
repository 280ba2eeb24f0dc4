package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.ValueSpec.OfArgument;
import io.stackline.opcua.nodeset.ValueSpec.OfExpandedId;
import io.stackline.opcua.nodeset.ValueSpec.OfId;
import io.stackline.opcua.nodeset.ValueSpec.OfList;
import io.stackline.opcua.nodeset.ValueSpec.OfMatrix;
import io.stackline.opcua.nodeset.ValueSpec.OfName;
import io.stackline.opcua.nodeset.ValueSpec.OfStructure;
import io.stackline.opcua.nodeset.ValueSpec.Plain;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * Reads values, in the XML encoding of OPC 10000-6: every built-in type but Variant, DataValue and
 * XmlElement, lists and matrices of them, and the structures Argument, EnumValueType, EUInformation
 * and Range. What it does not know it refuses, so that no value is lost unseen.
 */
final class ValueReader {
  private final Scope scope;

  ValueReader(Scope scope) {
    this.scope = scope;
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
            () ->
                new BadNodeSet(at.place(), "values of type " + element + " are not supported"));
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
      int number = (int) number(length, 0, Integer.MAX_VALUE);
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
      case LOCALIZED_TEXT -> new Plain(text(value));
      case EXTENSION_OBJECT -> structure(value);
      case STRING -> new Plain(value.text());
      default -> new Plain(plain(kind, value));
    };
  }

  private static Object plain(ValueKind kind, Markup value) throws BadNodeSet {
    String written = value.text().strip();
    try {
      return switch (kind) {
        case BOOLEAN -> truth(value, written);
        case SBYTE -> (byte) number(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
        case BYTE -> UByte.valueOf((int) number(value, 0, 0xFF));
        case INT16 -> (short) number(value, Short.MIN_VALUE, Short.MAX_VALUE);
        case UINT16 -> UShort.valueOf((int) number(value, 0, 0xFFFF));
        case INT32 -> (int) number(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        case UINT32 -> UInteger.valueOf(number(value, 0, 0xFFFF_FFFFL));
        case INT64 -> Long.parseLong(written);
        case UINT64 -> ULong.valueOf(written);
        case FLOAT -> (float) real(written);
        case DOUBLE -> real(written);
        case DATE_TIME -> new DateTime(time(written));
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

  private static boolean truth(Markup value, String written) throws BadNodeSet {
    return switch (written) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new BadNodeSet(value.place(), "\"" + written + "\": write true or false");
    };
  }

  private static long number(Markup value, long low, long high) throws BadNodeSet {
    String written = value.text().strip();
    try {
      long number = Long.parseLong(written);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw new BadNodeSet(
        value.place(),
        "\"" + written + "\" is no " + value.name() + ": write one from " + low + " to " + high);
  }

  private static double real(String written) {
    return switch (written) {
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(written);
    };
  }

  /** Times without a zone are UTC, as all times in OPC UA are. */
  static Instant time(String written) {
    boolean zoned = written.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    return Instant.parse(zoned ? written : written + "Z");
  }

  private ExpandedNodeId id(Markup value) throws BadNodeSet {
    return scope.id(value.textOf("Identifier").orElse("i=0"), value.place());
  }

  private OfName name(Markup value) throws BadNodeSet {
    Optional<Markup> index = value.child("NamespaceIndex");
    int number = index.isPresent() ? (int) number(index.get(), 0, 0xFFFF) : 0;
    return new OfName(scope.name(number, value.textOf("Name").orElse(""), value.place()));
  }

  /** A text with its locale, where it has one; null where the element is empty. */
  static LocalizedText text(Markup value) {
    Optional<String> text = value.textOf("Text");
    if (text.isEmpty()) {
      return LocalizedText.NULL_VALUE;
    }
    return value
        .textOf("Locale")
        .map(locale -> new LocalizedText(locale, text.get()))
        .orElse(new LocalizedText(text.get()));
  }

  private ValueSpec structure(Markup value) throws BadNodeSet {
    List<Markup> bodies = value.within("Body");
    if (bodies.size() != 1) {
      throw new BadNodeSet(value.place(), "an ExtensionObject needs one element in its <Body>");
    }
    Markup body = bodies.get(0);
    return switch (body.name()) {
      case "Argument" -> argument(body);
      case "EnumValueType" ->
          structure(new EnumValueType(number(body, "Value"), text(body, "DisplayName"),
              text(body, "Description")));
      case "EUInformation" ->
          structure(
              new EUInformation(
                  body.textOf("NamespaceUri").orElse(""),
                  (int) number(body, "UnitId"),
                  text(body, "DisplayName"),
                  text(body, "Description")));
      case "Range" -> structure(new Range(real(body, "Low"), real(body, "High")));
      default ->
          throw new BadNodeSet(
              body.place(), "structures of type " + body.name() + " are not supported in values");
    };
  }

  private static ValueSpec structure(UaStructuredType value) {
    return new OfStructure(value);
  }

  private ValueSpec argument(Markup body) throws BadNodeSet {
    List<Integer> dimensions = new ArrayList<>();
    for (Markup length : body.within("ArrayDimensions")) {
      dimensions.add((int) number(length, 0, Integer.MAX_VALUE));
    }
    Optional<Markup> type = body.child("DataType");
    ExpandedNodeId dataType = scope.id("i=24", body.place());
    if (type.isPresent()) {
      dataType = id(type.get());
    }
    Optional<Markup> rank = body.child("ValueRank");
    int dimensionsCount =
        rank.isPresent() ? (int) number(rank.get(), -3, Integer.MAX_VALUE) : -1;
    return new OfArgument(
        body.textOf("Name").orElse(""),
        new Shape(dataType, dimensionsCount, dimensions),
        text(body, "Description"));
  }

  private static LocalizedText text(Markup body, String field) {
    return body.child(field).map(ValueReader::text).orElse(LocalizedText.NULL_VALUE);
  }

  private static long number(Markup body, String field) throws BadNodeSet {
    Optional<Markup> written = body.child(field);
    return written.isPresent() ? number(written.get(), Long.MIN_VALUE, Long.MAX_VALUE) : 0;
  }

  private static double real(Markup body, String field) throws BadNodeSet {
    String written = body.textOf(field).orElse("0");
    try {
      return real(written);
    } catch (NumberFormatException e) {
      throw new BadNodeSet(body.place(), field + " \"" + written + "\" is no number");
    }
  }
}
