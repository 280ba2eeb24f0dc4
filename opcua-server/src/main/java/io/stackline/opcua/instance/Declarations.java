package io.stackline.opcua.instance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.typetree.ReferenceTypeTree;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/** Asks the address space what a type declares. */
final class Declarations {
  private final OpcUaServer server;
  private final ReferenceTypeTree referenceTypes;

  Declarations(OpcUaServer server) {
    this.server = server;
    this.referenceTypes = server.getReferenceTypeTree();
  }

  /** A hierarchical reference from a declaration to one below it. */
  record Below(NodeId referenceType, UaNode node, boolean mandatory) {}

  UaNode node(NodeId id) {
    return server
        .getAddressSpaceManager()
        .getManagedNode(id)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no node " + id.toParseableString()));
  }

  /** The declarations directly below one: what has a modelling rule and is no placeholder. */
  List<Below> below(UaNode declaration) {
    return references(declaration.getNodeId(), this::leadsDown).stream()
        .flatMap(each -> below(declaration, each).stream())
        .toList();
  }

  private boolean leadsDown(Reference reference) {
    NodeId type = reference.getReferenceTypeId();
    return reference.isForward()
        && !type.equals(NodeIds.HasSubtype)
        && referenceTypes.isSubtypeOf(type, NodeIds.HierarchicalReferences);
  }

  private Optional<Below> below(UaNode declaration, Reference reference) {
    Optional<UaNode> target =
        server.getAddressSpaceManager().getManagedNode(reference.getTargetNodeId());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    NodeId type = reference.getReferenceTypeId();
    // Some models mark the arguments of a method as optional. A method without them is another one.
    boolean argument =
        declaration.getNodeClass() == NodeClass.Method && type.equals(NodeIds.HasProperty);
    Optional<NodeId> rule = rule(target.get());
    boolean mandatory = argument || rule.equals(Optional.of(NodeIds.ModellingRule_Mandatory));
    boolean optional = rule.equals(Optional.of(NodeIds.ModellingRule_Optional));
    return mandatory || optional
        ? Optional.of(new Below(type, target.get(), mandatory))
        : Optional.empty();
  }

  private Optional<NodeId> rule(UaNode node) {
    return targets(node.getNodeId(), NodeIds.HasModellingRule).stream().findFirst();
  }

  Optional<NodeId> typeDefinition(NodeId node) {
    return targets(node, NodeIds.HasTypeDefinition).stream().findFirst();
  }

  List<NodeId> interfaces(NodeId node) {
    return targets(node, NodeIds.HasInterface);
  }

  Optional<NodeId> supertype(NodeId type) {
    return references(
            type, each -> each.isInverse() && each.getReferenceTypeId().equals(NodeIds.HasSubtype))
        .stream()
        .flatMap(each -> each.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
        .findFirst();
  }

  /** Whether a reference makes its target a part of its source, rather than only show it. */
  boolean makesPart(NodeId referenceType) {
    return referenceTypes.isSubtypeOf(referenceType, NodeIds.Aggregates);
  }

  private List<NodeId> targets(NodeId node, NodeId referenceType) {
    return references(
            node, each -> each.isForward() && each.getReferenceTypeId().equals(referenceType))
        .stream()
        .flatMap(each -> each.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
        .toList();
  }

  private List<Reference> references(NodeId node, Predicate<Reference> wanted) {
    return server.getAddressSpaceManager().getManagedReferences(node, wanted);
  }

  String uri(int namespace) {
    return Optional.ofNullable(server.getNamespaceTable().get(namespace)).orElse("");
  }
}
