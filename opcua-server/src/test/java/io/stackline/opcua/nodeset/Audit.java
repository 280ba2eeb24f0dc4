package io.stackline.opcua.nodeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceManager;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.UaNodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;

/**
 * Looks at an address space from inside: Milo's Browse hides from clients what leads to nothing.
 */
public final class Audit {
  private final OpcUaServer server;
  private final AddressSpaceManager space;
  private final List<String> problems = new ArrayList<>();
  private final Function<NodeId, Collection<Reference>> from;
  private int references;

  private Audit(OpcUaServer server, Function<NodeId, Collection<Reference>> from) {
    this.server = server;
    this.space = server.getAddressSpaceManager();
    this.from = from;
  }

  /** Of nodes whose references may be in any namespace. */
  public static Audit of(OpcUaServer server) {
    Map<NodeId, Set<Reference>> known = new HashMap<>();
    return new Audit(
        server,
        source ->
            // Asked often of few nodes: types have thousands.
            known.computeIfAbsent(
                source,
                id -> new HashSet<>(server.getAddressSpaceManager().getManagedReferences(id))));
  }

  /** Of nodes whose references must all be in their namespace, in both directions. */
  public static Audit of(OpcUaServer server, UaNodeManager namespace) {
    return new Audit(
        server,
        source ->
            Optional.<Collection<Reference>>ofNullable(namespace.getReferenceMap().get(source))
                .orElse(List.of()));
  }

  /** What is wrong with these nodes; nothing, if all is well. */
  public List<String> of(Collection<NodeId> nodes) {
    nodes.forEach(this::look);
    return problems;
  }

  /** How many directions of references were seen: a control that something was looked at. */
  public int references() {
    return references;
  }

  private void look(NodeId id) {
    Optional<UaNode> node = space.getManagedNode(id);
    if (node.isEmpty()) {
      problems.add(id + " does not exist");
      return;
    }
    List<Reference> found = space.getManagedReferences(id);
    Set<Reference> seen = new HashSet<>();
    for (Reference reference : found) {
      references++;
      if (!seen.add(reference)) {
        problems.add("twice: " + reference);
      }
      look(reference);
    }
    NodeClass nodeClass = node.get().getNodeClass();
    if (nodeClass == NodeClass.Object || nodeClass == NodeClass.Variable) {
      long types = found.stream().filter(Reference.HAS_TYPE_DEFINITION_PREDICATE).count();
      if (types != 1) {
        problems.add(id + " has " + types + " type definitions");
      }
    }
  }

  private void look(Reference reference) {
    Optional<NodeId> target = reference.getTargetNodeId().toNodeId(server.getNamespaceTable());
    if (target.isEmpty() || space.getManagedNode(target.get()).isEmpty()) {
      problems.add("leads to nothing: " + reference);
      return;
    }
    if (space.getManagedNode(reference.getReferenceTypeId()).isEmpty()) {
      problems.add("of no type: " + reference);
    }
    boolean back =
        reference
            .invert(server.getNamespaceTable())
            .map(inverse -> from.apply(inverse.getSourceNodeId()).contains(inverse))
            .orElse(false);
    if (!back) {
      problems.add("one-sided: " + reference);
    }
  }
}
