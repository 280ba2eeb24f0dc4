package io.stackline.opcua.export;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * The references a file gives: each once, forward at its source if the file brings that, else
 * inverse at its target. What other models say about these nodes, such as that they have a subtype,
 * stands in the files of those models.
 */
final class Links {
  private final OpcUaServer server;
  private final Charters charters;
  private final Set<NodeId> brought;
  private final Comparator<Link> order;
  private final Map<NodeId, Set<Link>> links = new HashMap<>();
  private int dangling;

  private Links(
      OpcUaServer server, Charters charters, Set<NodeId> brought, Comparator<NodeId> order) {
    this.server = server;
    this.charters = charters;
    this.brought = brought;
    this.order =
        Comparator.comparing(Link::forward)
            .thenComparing(Link::type, order)
            .thenComparing(Link::target, order);
  }

  /**
   * Collects the references of nodes.
   *
   * @param order by which those of a node are sorted
   */
  static Links of(
      OpcUaServer server, Charters charters, Set<NodeId> nodes, Comparator<NodeId> order) {
    Links links = new Links(server, charters, nodes, order);
    nodes.forEach(links::take);
    return links;
  }

  /** The references to write with a node, in order. */
  Collection<Link> of(NodeId node) {
    return Optional.<Collection<Link>>ofNullable(links.get(node)).orElse(List.of());
  }

  /** How many references were left out, because their other end does not exist here. */
  int dangling() {
    return dangling;
  }

  private void take(NodeId node) {
    for (Reference each : server.getAddressSpaceManager().getManagedReferences(node)) {
      Optional<NodeId> target = each.getTargetNodeId().toNodeId(server.getNamespaceTable());
      if (target.isEmpty()
          || server.getAddressSpaceManager().getManagedNode(target.get()).isEmpty()) {
        dangling++;
      } else if (brought.contains(target.get())) {
        NodeId source = each.isForward() ? node : target.get();
        NodeId other = each.isForward() ? target.get() : node;
        add(source, new Link(each.getReferenceTypeId(), other, true));
      } else if (charters.buildsOn(node, target.get())) {
        add(node, new Link(each.getReferenceTypeId(), target.get(), each.isForward()));
      }
    }
  }

  private void add(NodeId node, Link link) {
    links.computeIfAbsent(node, each -> new TreeSet<>(order)).add(link);
  }
}
