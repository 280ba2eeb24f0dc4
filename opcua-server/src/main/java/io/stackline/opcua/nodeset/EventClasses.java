package io.stackline.opcua.nodeset;

import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.typetree.ObjectType;
import org.eclipse.milo.opcua.sdk.core.typetree.ObjectTypeTree;
import org.eclipse.milo.opcua.sdk.server.ObjectTypeManager;
import org.eclipse.milo.opcua.sdk.server.ObjectTypeManager.ObjectNodeConstructor;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.util.Tree;

/**
 * Lets Milo make events of companion types: it casts each event to a class of its own, and knows
 * only those of the base model. An event type gets the class of its nearest supertype that has one.
 */
final class EventClasses {
  private EventClasses() {}

  static void register(OpcUaServer server, Map<NodeId, NodeSpec> specs) {
    ObjectTypeTree tree = server.getObjectTypeTree();
    ObjectTypeManager manager = server.getObjectTypeManager();
    specs.forEach(
        (id, spec) -> {
          if (spec instanceof NodeSpec.OfObjectType
              && tree.isSubtypeOf(id, NodeIds.BaseEventType)) {
            inherited(tree, manager, id)
                .ifPresent(
                    constructor -> manager.registerObjectType(id, UaObjectNode.class, constructor));
          }
        });
  }

  private static Optional<ObjectNodeConstructor> inherited(
      ObjectTypeTree tree, ObjectTypeManager manager, NodeId id) {
    Optional<Tree<ObjectType>> type = Optional.ofNullable(tree.getTreeNode(id));
    while (type.isPresent()) {
      Optional<ObjectNodeConstructor> known =
          manager.getNodeConstructor(type.get().getValue().getNodeId());
      if (known.isPresent()) {
        return known;
      }
      type = Optional.ofNullable(type.get().getParent());
    }
    return Optional.empty();
  }
}
