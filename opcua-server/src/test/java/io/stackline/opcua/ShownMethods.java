package io.stackline.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** The methods of an object as rows of a table: arguments, and who may call them. */
final class ShownMethods {
  private final TestClient operator;
  private final TestClient engineer;

  ShownMethods(TestClient operator, TestClient engineer) {
    this.operator = operator;
    this.engineer = engineer;
  }

  /** How the rows of the methods of an object begin. */
  List<String> of(String object) throws UaException {
    List<String> rows = new ArrayList<>();
    for (ReferenceDescription each : operator.browse(operator.id(object))) {
      if (each.getNodeClass() == NodeClass.Method) {
        String name = String.valueOf(each.getBrowseName().name());
        NodeId method = operator.id(object + "/" + name);
        rows.add(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    name,
                    arguments(method, "InputArguments"),
                    arguments(method, "OutputArguments"),
                    who(method)));
      }
    }
    return rows;
  }

  private String who(NodeId method) throws UaException {
    if (mayCall(operator, method)) {
      return "operator";
    }
    return mayCall(engineer, method) ? "engineer" : "nobody";
  }

  private static boolean mayCall(TestClient client, NodeId method) throws UaException {
    return Boolean.TRUE.equals(client.attribute(method, AttributeId.UserExecutable));
  }

  /** A method without arguments has no such property. */
  private String arguments(NodeId method, String property) throws UaException {
    List<NodeId> found =
        operator.browse(method).stream()
            .filter(each -> property.equals(each.getBrowseName().name()))
            .map(each -> each.getNodeId().toNodeId(operator.milo().getNamespaceTable()))
            .flatMap(Optional::stream)
            .toList();
    if (found.isEmpty()) {
      return "–";
    }
    Object value = operator.read(found.get(0)).value().value();
    if (!(value instanceof ExtensionObject[] objects)) {
      throw new IllegalStateException(property + " of " + method + " is " + value);
    }
    List<String> words = new ArrayList<>();
    for (ExtensionObject each : objects) {
      words.add(word((Argument) each.decode(operator.milo().getStaticEncodingContext())));
    }
    return String.join(", ", words);
  }

  private String word(Argument argument) throws UaException {
    QualifiedName type =
        (QualifiedName) operator.attribute(argument.getDataType(), AttributeId.BrowseName);
    boolean array = argument.getValueRank() != null && argument.getValueRank() >= 0;
    return "`" + argument.getName() + "` " + type.name() + (array ? "[]" : "");
  }
}
