package io.stackline.opcua.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumField;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/** Writes the structures of the base model that describe nodes: the body of ExtensionObjects. */
final class StructureWriter {
  private final FileTerms terms;

  StructureWriter(FileTerms terms) {
    this.terms = terms;
  }

  boolean knows(Object structure) {
    return structure instanceof Argument
        || structure instanceof EUInformation
        || structure instanceof Range
        || (structure instanceof EnumValueType && !(structure instanceof EnumField));
  }

  /** The content of an {@code ExtensionObject} element. */
  void write(XmlPage page, UaStructuredType structure) throws IOException {
    page.open("TypeId");
    page.text("Identifier", base(structure.getXmlEncodingId()));
    page.close();
    page.open("Body");
    page.open(structure.getClass().getSimpleName());
    if (structure instanceof Argument argument) {
      argument(page, argument);
    } else if (structure instanceof EUInformation unit) {
      page.text("NamespaceUri", said(unit.getNamespaceUri()));
      page.text("UnitId", said(unit.getUnitId()));
      text(page, "DisplayName", unit.getDisplayName());
      text(page, "Description", unit.getDescription());
    } else if (structure instanceof Range range) {
      page.text("Low", Reals.said(range.getLow()));
      page.text("High", Reals.said(range.getHigh()));
    } else if (structure instanceof EnumValueType value) {
      page.text("Value", said(value.getValue()));
      text(page, "DisplayName", value.getDisplayName());
      text(page, "Description", value.getDescription());
    } else {
      throw new IllegalStateException(structure.getClass().toString());
    }
    page.close();
    page.close();
  }

  private void argument(XmlPage page, Argument argument) throws IOException {
    page.text("Name", said(argument.getName()));
    page.open("DataType");
    page.text(
        "Identifier",
        terms.id(Optional.ofNullable(argument.getDataType()).orElse(NodeId.NULL_VALUE)));
    page.close();
    page.text("ValueRank", said(argument.getValueRank()));
    List<UInteger> dimensions = Lists.ofNullable(argument.getArrayDimensions());
    if (dimensions.isEmpty()) {
      page.text("ArrayDimensions", "");
    } else {
      page.open("ArrayDimensions");
      for (UInteger each : dimensions) {
        page.text("UInt32", each.toString());
      }
      page.close();
    }
    text(page, "Description", argument.getDescription());
  }

  /** Structures of the base model all have an id of the base namespace. */
  private static String base(ExpandedNodeId id) {
    return "i=" + id.getIdentifier();
  }

  private static void text(XmlPage page, String field, LocalizedText text) throws IOException {
    page.open(field);
    text(page, Optional.ofNullable(text).orElse(LocalizedText.NULL_VALUE));
    page.close();
  }

  /** The content of an element of type LocalizedText. */
  static void text(XmlPage page, LocalizedText text) throws IOException {
    Optional<String> locale = Optional.ofNullable(text.locale());
    if (locale.isPresent()) {
      page.text("Locale", locale.get());
    }
    Optional<String> words = Optional.ofNullable(text.text());
    if (words.isPresent()) {
      page.text("Text", words.get());
    }
  }

  private static String said(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("");
  }
}
