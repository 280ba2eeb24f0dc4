package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.ValueSpec.OfArgument;
import io.stackline.opcua.nodeset.ValueSpec.OfStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** Reads the structures of the base model that stand in values of models. */
final class StructureReader {
  private final Scope scope;

  StructureReader(Scope scope) {
    this.scope = scope;
  }

  /** The structure in an {@code ExtensionObject} element. */
  ValueSpec read(Markup value) throws BadNodeSet {
    List<Markup> bodies = value.within("Body");
    if (bodies.size() != 1) {
      throw new BadNodeSet(value.place(), "an ExtensionObject needs one element in its <Body>");
    }
    Markup body = bodies.get(0);
    return switch (body.name()) {
      case "Argument" -> argument(body);
      case "EnumValueType" ->
          structure(
              new EnumValueType(
                  number(body, "Value", Long.MIN_VALUE, Long.MAX_VALUE),
                  text(body, "DisplayName"),
                  text(body, "Description")));
      case "EUInformation" ->
          structure(
              new EUInformation(
                  body.textOf("NamespaceUri").orElse(""),
                  (int) number(body, "UnitId", Integer.MIN_VALUE, Integer.MAX_VALUE),
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
      dimensions.add((int) Written.number(length, 0, Integer.MAX_VALUE));
    }
    Optional<Markup> type = body.child("DataType");
    ExpandedNodeId dataType = scope.id("i=24", body.place());
    if (type.isPresent()) {
      dataType = scope.id(type.get().textOf("Identifier").orElse("i=0"), type.get().place());
    }
    Optional<Markup> rank = body.child("ValueRank");
    int dimensionsCount =
        rank.isPresent() ? (int) Written.number(rank.get(), -3, Integer.MAX_VALUE) : -1;
    return new OfArgument(
        body.textOf("Name").orElse(""),
        new Shape(dataType, dimensionsCount, dimensions),
        text(body, "Description"));
  }

  private static LocalizedText text(Markup body, String field) {
    return body.child(field).map(Written::text).orElse(LocalizedText.NULL_VALUE);
  }

  private static long number(Markup body, String field, long low, long high) throws BadNodeSet {
    Optional<Markup> written = body.child(field);
    return written.isPresent() ? Written.number(written.get(), low, high) : 0;
  }

  private static double real(Markup body, String field) throws BadNodeSet {
    String written = body.textOf(field).orElse("0");
    try {
      return Written.real(written);
    } catch (NumberFormatException e) {
      throw new BadNodeSet(body.place(), field + " \"" + written + "\" is no number");
    }
  }
}
