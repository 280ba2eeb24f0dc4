package io.stackline.opcua.model.node;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** How people see nodes: their names and descriptions. Used where {@link Nodes} are. */
public final class Labels {
  private final Space space;

  Labels(Space space) {
    this.space = space;
  }

  /** How people see a node. */
  public void describe(NodeId id, String name, String description) {
    UaNode node = space.node(id);
    node.setDisplayName(LocalizedText.english(name));
    if (!description.isEmpty()) {
      node.setDescription(LocalizedText.english(description));
    }
  }

  /** Says of a method's arguments what its model leaves unsaid, by their names. */
  public void describeArguments(NodeId method, Map<String, String> words) {
    for (String property : List.of("InputArguments", "OutputArguments")) {
      space
          .property(method, property)
          .ifPresent(
              id -> {
                Object value = space.variable(id).getValue().value().value();
                if (value instanceof ExtensionObject[] declared) {
                  Argument[] arguments =
                      Stream.of(declared)
                          .map(each -> described(each, words))
                          .toArray(Argument[]::new);
                  space.variable(id).setValue(DataValue.valueOnly(new Variant(arguments)));
                }
              });
    }
  }

  private Argument described(ExtensionObject declared, Map<String, String> words) {
    Argument argument =
        (Argument) declared.decode(space.context().getServer().getStaticEncodingContext());
    String name = String.valueOf(argument.getName());
    return new Argument(
        name,
        argument.getDataType(),
        argument.getValueRank(),
        argument.getArrayDimensions(),
        LocalizedText.english(words.getOrDefault(name, "")));
  }
}
