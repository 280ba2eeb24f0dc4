package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.LoadedModels.Dangling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * Adds the references of all files, each once and in both directions. Files give some forward, some
 * inverse, some at both ends; Milo counts references, so one added twice would never go away.
 */
final class Weaver {
  private final OpcUaServer server;
  private final Map<UShort, CompanionNamespace> namespaces = new HashMap<>();
  private final Map<Reference, CompanionNamespace> forward = new LinkedHashMap<>();
  private final List<Dangling> dangling = new ArrayList<>();

  Weaver(OpcUaServer server, List<CompanionNamespace> namespaces) {
    this.server = server;
    namespaces.forEach(each -> this.namespaces.put(each.getNamespaceIndex(), each));
  }

  /** Takes up what an element says; what leads to nothing is noted and left out. */
  void take(CompanionNamespace namespace, NodeSpec node, ReferenceSpec spec) {
    Optional<NodeId> self = existing(node.id());
    Optional<NodeId> other = existing(spec.target());
    Optional<NodeId> type = existing(spec.type());
    if (self.isEmpty() || other.isEmpty() || type.isEmpty()) {
      dangling.add(new Dangling(spec.place(), node.id(), spec.type(), spec.target()));
      return;
    }
    NodeId source = spec.forward() ? self.get() : other.get();
    NodeId target = spec.forward() ? other.get() : self.get();
    forward.putIfAbsent(new Reference(source, type.get(), target.expanded(), true), namespace);
  }

  private Optional<NodeId> existing(ExpandedNodeId id) {
    return id.toNodeId(server.getNamespaceTable())
        .filter(each -> server.getAddressSpaceManager().getManagedNode(each).isPresent());
  }

  /** Adds all that was taken up. */
  void weave() {
    forward.forEach(
        (reference, declaring) -> {
          owner(reference, declaring).add(reference);
          reference
              .invert(server.getNamespaceTable())
              .ifPresent(inverse -> owner(inverse, declaring).add(inverse));
        });
  }

  /** References stand with their source, those of base nodes with the model that adds them. */
  private CompanionNamespace owner(Reference reference, CompanionNamespace declaring) {
    return namespaces.getOrDefault(reference.getSourceNodeId().getNamespaceIndex(), declaring);
  }

  List<Dangling> dangling() {
    return dangling;
  }

  int count() {
    return forward.size();
  }
}
