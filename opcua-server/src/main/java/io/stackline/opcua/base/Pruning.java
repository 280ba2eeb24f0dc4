package io.stackline.opcua.base;

import java.util.List;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Takes nodes away with all that is below them. Milo has most references of namespace 0 twice and
 * takes away one of each.
 */
record Pruning(NodeManager<UaNode> nodes, NamespaceTable namespaces) {
  /** What Stackline does not do: each is optional in its parent's type. */
  static final List<NodeId> DEAD =
      List.of(
          NodeIds.ServerConfiguration,
          NodeIds.PublishSubscribe,
          NodeIds.Resources,
          NodeIds.DefaultHAConfiguration,
          NodeIds.DefaultHEConfiguration,
          NodeIds.Server_SetSubscriptionDurable,
          NodeIds.Server_RequestServerStateChange,
          NodeIds.Server_UrisVersion,
          NodeIds.Server_LocalTime,
          NodeIds.Server_EstimatedReturnTime,
          NodeIds.Server_ServerRedundancy_RedundantServerArray);

  void remove(NodeId root) {
    List<NodeId> below =
        nodes.getReferences(root).stream()
            .filter(Pruning::isPart)
            .flatMap(each -> each.getTargetNodeId().toNodeId(namespaces).stream())
            .distinct()
            .toList();
    for (Reference each : nodes.getReferences(root)) {
      nodes.removeReferences(each, namespaces);
    }
    nodes.removeNode(root);
    below.forEach(this::remove);
  }

  private static boolean isPart(Reference reference) {
    NodeId type = reference.getReferenceTypeId();
    return reference.isForward()
        && (type.equals(NodeIds.HasComponent)
            || type.equals(NodeIds.HasProperty)
            || type.equals(NodeIds.HasOrderedComponent));
  }
}
