package io.stackline.opcua.export;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/** Orders of nodes that depend on what they are alone, not on namespace indices. */
final class NodeOrder {
  /** Types before what is made of them. */
  private static final List<NodeClass> CLASSES =
      List.of(
          NodeClass.ReferenceType,
          NodeClass.DataType,
          NodeClass.VariableType,
          NodeClass.ObjectType,
          NodeClass.Object,
          NodeClass.Variable,
          NodeClass.Method,
          NodeClass.View);

  private NodeOrder() {}

  /** By namespace URI, then numbers as numbers, then the others as they are written. */
  static Comparator<NodeId> ofIds(NamespaceTable namespaces) {
    return Comparator.<NodeId, String>comparing(
            id -> Optional.ofNullable(namespaces.get(id.getNamespaceIndex())).orElse(""))
        .thenComparing(NodeId::getType)
        .thenComparingLong(
            id -> id.getIdentifier() instanceof UInteger number ? number.longValue() : 0)
        .thenComparing(id -> id.getIdentifier().toString());
  }

  /** By node class, then by id. */
  static Comparator<UaNode> ofNodes(NamespaceTable namespaces) {
    return Comparator.<UaNode>comparingInt(node -> CLASSES.indexOf(node.getNodeClass()))
        .thenComparing(UaNode::getNodeId, ofIds(namespaces));
  }
}
