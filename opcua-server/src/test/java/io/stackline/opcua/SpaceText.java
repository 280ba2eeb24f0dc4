package io.stackline.opcua;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceManager;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Every node of a server as text: what it is, what it is called, and where it leads. */
final class SpaceText {
  private SpaceText() {}

  /** By node id, index and all; what is reached from Root by references in their direction. */
  static Map<String, SortedSet<String>> of(OpcUaServer server) {
    AddressSpaceManager space = server.getAddressSpaceManager();
    Map<String, SortedSet<String>> nodes = new TreeMap<>();
    Deque<NodeId> todo = new ArrayDeque<>(List.of(NodeIds.RootFolder));
    while (!todo.isEmpty()) {
      NodeId id = todo.pop();
      if (nodes.containsKey(id.toParseableString())) {
        continue;
      }
      SortedSet<String> lines = new TreeSet<>();
      nodes.put(id.toParseableString(), lines);
      lines.add(space.getManagedNode(id).map(SpaceText::words).orElse("is not there"));
      for (Reference each : space.getManagedReferences(id)) {
        NodeId target = each.getTargetNodeId().toNodeId(server.getNamespaceTable()).orElseThrow();
        lines.add(
            (each.isForward() ? "to " : "from ")
                + each.getReferenceTypeId().toParseableString()
                + " "
                + target.toParseableString());
        if (each.isForward()) {
          todo.push(target);
        }
      }
    }
    return nodes;
  }

  private static String words(UaNode node) {
    return node.getNodeClass() + " " + node.getBrowseName() + " " + node.getDisplayName();
  }
}
