package io.stackline.opcua.nodeset;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** The {@code Definition} of a data type. */
public sealed interface DefinitionSpec {
  /** Named numbers; with {@code bits} their numbers are bit positions of an option set. */
  record Numbers(boolean bits, List<Item> items) implements DefinitionSpec {
    public Numbers {
      items = List.copyOf(items);
    }
  }

  /** One named number. */
  record Item(String name, long value, LocalizedText displayName, LocalizedText description) {}

  /** Fields in the order in which they are encoded, without those of the supertypes. */
  record Fields(boolean union, List<Field> fields) implements DefinitionSpec {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field.
   *
   * @param optional may be missing from a value
   * @param subtyped may hold a value of a subtype
   */
  record Field(
      String name,
      Shape shape,
      long stringMax,
      boolean optional,
      boolean subtyped,
      LocalizedText description) {}
}
