package io.stackline.opcua.nodeset;

import static io.stackline.opcua.nodeset.NodeSetReader.text;

import io.stackline.opcua.nodeset.DefinitionSpec.Field;
import io.stackline.opcua.nodeset.DefinitionSpec.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Reads what a data type is made of. */
final class DefinitionReader {
  private final Scope scope;

  DefinitionReader(Scope scope) {
    this.scope = scope;
  }

  /** The definition in a data type's element; empty for types without one. */
  Optional<DefinitionSpec> read(Markup dataType) throws BadNodeSet {
    Optional<Markup> written = dataType.child("Definition");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Markup definition = written.get();
    List<Markup> fields =
        definition.children().stream().filter(each -> each.name().equals("Field")).toList();
    boolean bits = definition.flag("IsOptionSet", false);
    boolean numbers = fields.stream().anyMatch(each -> each.attribute("Value").isPresent());
    if (bits || numbers) {
      return Optional.of(new DefinitionSpec.Numbers(bits, items(fields)));
    }
    return Optional.of(
        new DefinitionSpec.Fields(definition.flag("IsUnion", false), fields(fields)));
  }

  private static List<Item> items(List<Markup> written) throws BadNodeSet {
    List<Item> items = new ArrayList<>();
    for (Markup item : written) {
      String name = item.required("Name");
      LocalizedText displayName = text(item, "DisplayName");
      items.add(
          new Item(
              name,
              item.number("Value", -1),
              displayName.isNull() ? new LocalizedText(name) : displayName,
              text(item, "Description")));
    }
    return items;
  }

  private List<Field> fields(List<Markup> written) throws BadNodeSet {
    List<Field> fields = new ArrayList<>();
    for (Markup field : written) {
      fields.add(
          new Field(
              field.required("Name"),
              new Shape(
                  scope.id(field.attribute("DataType").orElse("i=24"), field.place()),
                  field.number("ValueRank", -1),
                  field.numbers("ArrayDimensions")),
              field.number("MaxStringLength", 0),
              field.flag("IsOptional", false),
              field.flag("AllowSubTypes", false),
              text(field, "Description")));
    }
    return fields;
  }
}
