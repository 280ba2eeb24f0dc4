package io.stackline.opcua.model.node;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/** Where the nodes of the site's namespace are found, by ids made of paths. */
record Space(UaNodeContext context, UShort index) {
  NodeId id(String path) {
    return new NodeId(index, path);
  }

  /** A node that must be there. */
  UaNode node(NodeId id) {
    return Optional.ofNullable(manager().get(id))
        .orElseThrow(() -> new IllegalArgumentException("there is no node " + id));
  }

  UaVariableNode variable(NodeId id) {
    return (UaVariableNode) node(id);
  }

  Optional<NodeId> property(NodeId node, String name) {
    NodeId id = id(node.getIdentifier() + "/" + name);
    return manager().containsNode(id) ? Optional.of(id) : Optional.empty();
  }

  void add(UaNode node) {
    manager().addNode(node);
  }

  void refer(NodeId source, NodeId referenceType, NodeId target) {
    manager()
        .addReferences(
            new Reference(source, referenceType, target.expanded(), true),
            context.getServer().getNamespaceTable());
  }

  private NodeManager<UaNode> manager() {
    return context.getNodeManager();
  }
}
