package io.stackline.opcua.nodeset;

import static io.stackline.opcua.nodeset.NodeSetReader.text;

import io.stackline.opcua.nodeset.NodeSpec.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Reads one node, with the defaults of the schema for what is not written. */
final class NodeReader {
  private static final String BASE_DATA_TYPE = "i=24";
  private static final int READABLE = 1;
  private static final int SCALAR = -1;

  private final Scope scope;
  private final ValueReader values;
  private final DefinitionReader definitions;

  NodeReader(Scope scope) {
    this.scope = scope;
    this.values = new ValueReader(scope);
    this.definitions = new DefinitionReader(scope);
  }

  /** The node of an element; empty for elements that are none, or only for design tools. */
  Optional<NodeSpec> read(Markup element) throws BadNodeSet {
    if (element.flag("DesignToolOnly", false)) {
      return Optional.empty();
    }
    return switch (element.name()) {
      case "UAObject" ->
          Optional.of(new NodeSpec.OfObject(common(element), element.number("EventNotifier", 0)));
      case "UAVariable" -> Optional.of(variable(element));
      case "UAMethod" -> Optional.of(method(element));
      case "UAObjectType" ->
          Optional.of(new NodeSpec.OfObjectType(common(element), isAbstract(element)));
      case "UAVariableType" ->
          Optional.of(
              new NodeSpec.OfVariableType(
                  common(element), isAbstract(element), shape(element), value(element)));
      case "UADataType" ->
          Optional.of(
              new NodeSpec.OfDataType(
                  common(element), isAbstract(element), definitions.read(element)));
      case "UAReferenceType" -> Optional.of(referenceType(element));
      case "UAView" ->
          Optional.of(
              new NodeSpec.OfView(
                  common(element),
                  element.flag("ContainsNoLoops", false),
                  element.number("EventNotifier", 0)));
      default -> Optional.empty();
    };
  }

  private Common common(Markup node) throws BadNodeSet {
    Name browseName = scope.name(node.required("BrowseName"), node.place());
    LocalizedText displayName = text(node, "DisplayName");
    return new Common(
        scope.id(node.required("NodeId"), node.place()),
        browseName,
        displayName.isNull() ? new LocalizedText(browseName.text()) : displayName,
        text(node, "Description"),
        references(node),
        node.place());
  }

  private List<ReferenceSpec> references(Markup node) throws BadNodeSet {
    List<ReferenceSpec> references = new ArrayList<>();
    for (Markup each : node.within("References")) {
      references.add(
          new ReferenceSpec(
              scope.id(each.required("ReferenceType"), each.place()),
              scope.id(each.text(), each.place()),
              each.flag("IsForward", true),
              each.place()));
    }
    return references;
  }

  private NodeSpec variable(Markup node) throws BadNodeSet {
    int access = node.number("AccessLevel", READABLE);
    return new NodeSpec.OfVariable(
        common(node),
        shape(node),
        access,
        node.number("UserAccessLevel", access),
        node.real("MinimumSamplingInterval", 0),
        value(node));
  }

  private NodeSpec method(Markup node) throws BadNodeSet {
    Optional<String> written = node.attribute("MethodDeclarationId");
    Optional<ExpandedNodeId> declaration = Optional.empty();
    if (written.isPresent()) {
      declaration = Optional.of(scope.id(written.get(), node.place()));
    }
    return new NodeSpec.OfMethod(common(node), declaration);
  }

  private NodeSpec referenceType(Markup node) throws BadNodeSet {
    return new NodeSpec.OfReferenceType(
        common(node), isAbstract(node), node.flag("Symmetric", false), text(node, "InverseName"));
  }

  private Shape shape(Markup node) throws BadNodeSet {
    return new Shape(
        scope.id(node.attribute("DataType").orElse(BASE_DATA_TYPE), node.place()),
        node.number("ValueRank", SCALAR),
        node.numbers("ArrayDimensions"));
  }

  private Optional<ValueSpec> value(Markup node) throws BadNodeSet {
    Optional<Markup> written = node.child("Value");
    return written.isPresent() ? values.read(written.get()) : Optional.empty();
  }

  private static boolean isAbstract(Markup node) throws BadNodeSet {
    return node.flag("IsAbstract", false);
  }
}
