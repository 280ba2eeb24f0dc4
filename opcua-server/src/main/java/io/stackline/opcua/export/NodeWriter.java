package io.stackline.opcua.export;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaReferenceTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.AccessLevelExType;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/** Writes one node: what differs from the defaults of the schema. */
final class NodeWriter {
  private final FileTerms terms;
  private final Function<NodeId, Optional<NodeId>> declarations;
  private final ValueWriter values;
  private final DefinitionWriter definitions;
  private int written;
  private int live;
  private int formless;

  /**
   * @param declarations the method of a type that a method of an instance stands for
   */
  NodeWriter(OpcUaServer server, FileTerms terms, Function<NodeId, Optional<NodeId>> declarations) {
    this.terms = terms;
    this.declarations = declarations;
    this.values = new ValueWriter(server.getStaticEncodingContext(), terms);
    this.definitions = new DefinitionWriter(server, terms);
  }

  /** How many values were written. */
  int values() {
    return written;
  }

  /** How many variables have a value that belongs to the moment. */
  int live() {
    return live;
  }

  /** How many values have no XML form. */
  int formless() {
    return formless;
  }

  void write(XmlPage page, UaNode node, Collection<Link> links) throws IOException {
    page.open("UA" + node.getNodeClass(), attributes(node));
    text(page, "DisplayName", node.getDisplayName());
    text(page, "Description", node.getDescription());
    page.open("References");
    for (Link each : links) {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("ReferenceType", terms.type(each.type()));
      if (!each.forward()) {
        attributes.put("IsForward", "false");
      }
      page.text("Reference", attributes, terms.id(each.target()));
    }
    page.close();
    if (node instanceof UaVariableNode variable) {
      value(page, variable);
    } else if (node instanceof UaVariableTypeNode type) {
      value(page, type.getValue());
    } else if (node instanceof UaDataTypeNode type) {
      definitions.write(page, type);
    } else if (node instanceof UaReferenceTypeNode type) {
      text(page, "InverseName", type.getInverseName());
    }
    page.close();
  }

  private Map<String, String> attributes(UaNode node) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("NodeId", terms.id(node.getNodeId()));
    attributes.put("BrowseName", terms.name(node.getBrowseName()));
    if (node instanceof UaMethodNode) {
      declarations
          .apply(node.getNodeId())
          .ifPresent(each -> attributes.put("MethodDeclarationId", terms.id(each)));
    }
    other(node, AttributeId.WriteMask, "0", attributes);
    other(node, AttributeId.IsAbstract, "false", attributes);
    other(node, AttributeId.Symmetric, "false", attributes);
    other(node, AttributeId.ContainsNoLoops, "false", attributes);
    other(node, AttributeId.EventNotifier, "0", attributes);
    other(node, AttributeId.Executable, "true", attributes);
    if (node instanceof UaVariableNode variable) {
      attributes.put("DataType", terms.type(variable.getDataType()));
      attributes.putAll(shape(variable.getValueRank(), variable.getArrayDimensions()));
      access(variable, attributes);
      Optional.ofNullable(variable.getMinimumSamplingInterval())
          .filter(each -> each != 0)
          .ifPresent(each -> attributes.put("MinimumSamplingInterval", Reals.shortest(each)));
      other(node, AttributeId.Historizing, "false", attributes);
    } else if (node instanceof UaVariableTypeNode type) {
      attributes.put("DataType", terms.type(type.getDataType()));
      attributes.putAll(shape(type.getValueRank(), type.getArrayDimensions()));
    }
    return attributes;
  }

  /** An attribute that does not have its default; nodes of other classes do not have it at all. */
  private static void other(
      UaNode node, AttributeId id, String usual, Map<String, String> attributes) {
    if (AttributeId.getAttributes(node.getNodeClass()).contains(id)) {
      own(node, id)
          .map(Object::toString)
          .filter(each -> !each.equals(usual))
          .ifPresent(each -> attributes.put(id.name(), each));
    }
  }

  /** As the node has it: what a session sees of it is no part of a model. */
  private static Optional<Object> own(UaNode node, AttributeId id) {
    return Optional.ofNullable(node.getAttribute(id));
  }

  private static void access(UaVariableNode variable, Map<String, String> attributes) {
    String level = own(variable, AttributeId.AccessLevel).map(Object::toString).orElse("1");
    String wide =
        own(variable, AttributeId.AccessLevelEx)
            .filter(AccessLevelExType.class::isInstance)
            .map(AccessLevelExType.class::cast)
            .map(each -> each.getValue().toString())
            .orElse(level);
    if (!wide.equals("1")) {
      attributes.put("AccessLevel", wide);
    }
    own(variable, AttributeId.UserAccessLevel)
        .map(Object::toString)
        .filter(each -> !each.equals(level))
        .ifPresent(each -> attributes.put("UserAccessLevel", each));
  }

  /** ValueRank and ArrayDimensions. */
  static Map<String, String> shape(@Nullable Integer rank, UInteger @Nullable [] arrayDimensions) {
    Map<String, String> shape = new LinkedHashMap<>();
    Optional.ofNullable(rank)
        .filter(each -> each != -1)
        .ifPresent(each -> shape.put("ValueRank", each.toString()));
    List<UInteger> dimensions = Lists.ofNullable(arrayDimensions);
    if (!dimensions.isEmpty()) {
      shape.put(
          "ArrayDimensions",
          dimensions.stream().map(UInteger::toString).collect(Collectors.joining(",")));
    }
    return shape;
  }

  private void value(XmlPage page, UaVariableNode variable) throws IOException {
    DataValue value = variable.getValue();
    if (value.sourceTime() == null) {
      value(page, value);
    } else {
      live++;
    }
  }

  private void value(XmlPage page, @Nullable DataValue value) throws IOException {
    Optional<Object> content =
        Optional.ofNullable(value)
            .filter(each -> each.statusCode().isGood())
            .map(each -> each.value().value());
    if (content.isEmpty()) {
      return;
    }
    Optional<ValueWriter.Form> form = values.form(content.get());
    if (form.isEmpty()) {
      formless++;
      return;
    }
    values.write(page, form.get());
    written++;
  }

  /** A text directly in an element, as display names are written; nothing for a null text. */
  static void text(XmlPage page, String element, @Nullable LocalizedText text) throws IOException {
    Optional<String> words =
        Optional.ofNullable(text).flatMap(each -> Optional.ofNullable(each.text()));
    if (words.isEmpty() || words.get().isEmpty()) {
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    Optional.ofNullable(text)
        .flatMap(each -> Optional.ofNullable(each.locale()))
        .ifPresent(locale -> attributes.put("Locale", locale));
    page.text(element, attributes, words.get());
  }
}
