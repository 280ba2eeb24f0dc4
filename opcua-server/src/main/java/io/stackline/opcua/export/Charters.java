package io.stackline.opcua.export;

import io.stackline.opcua.nodeset.Edition;
import io.stackline.opcua.nodeset.Model;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.util.Namespaces;

/** What is known of the models in a server: their editions, and which build on which. */
final class Charters {
  private final OpcUaServer server;
  private final Map<String, Edition> editions = new HashMap<>();
  private final Map<String, Set<String>> below = new HashMap<>();

  private Charters(OpcUaServer server) {
    this.server = server;
  }

  static Charters of(OpcUaServer server, Collection<Model> models) {
    Charters charters = new Charters(server);
    charters.editions.put(Namespaces.OPC_UA, base(server));
    Map<String, Model> byUri = new HashMap<>();
    models.forEach(each -> byUri.put(each.uri(), each));
    for (Model each : models) {
      charters.editions.put(each.uri(), each.edition());
      charters.below.put(each.uri(), below(each, byUri));
    }
    return charters;
  }

  /** As Milo says itself which edition of the base model it has. */
  private static Edition base(OpcUaServer server) {
    String version =
        server
            .getAddressSpaceManager()
            .getManagedNode(NodeIds.OPCUANamespaceMetadata_NamespaceVersion)
            .filter(UaVariableNode.class::isInstance)
            .map(UaVariableNode.class::cast)
            .flatMap(node -> Optional.ofNullable(node.getValue().value().value()))
            .map(Object::toString)
            .orElse("");
    return new Edition(Namespaces.OPC_UA, version, Optional.empty());
  }

  /** All it builds on, directly or not. */
  private static Set<String> below(Model model, Map<String, Model> byUri) {
    Set<String> below = new HashSet<>(Set.of(Namespaces.OPC_UA));
    Deque<Model> open = new ArrayDeque<>(Set.of(model));
    while (!open.isEmpty()) {
      for (Edition each : open.pop().required()) {
        if (below.add(each.uri())) {
          Optional.ofNullable(byUri.get(each.uri())).ifPresent(open::push);
        }
      }
    }
    return below;
  }

  /**
   * Whether the model of one node builds on that of the other; nodes of a model nothing is known of
   * build on all others.
   */
  boolean buildsOn(NodeId node, NodeId other) {
    return Optional.ofNullable(below.get(uri(node)))
        .map(uris -> uris.contains(uri(other)))
        .orElse(true);
  }

  /** The edition of a model; without version and date if nothing is known of it. */
  Edition edition(String uri) {
    return Optional.ofNullable(editions.get(uri))
        .orElseGet(() -> new Edition(uri, "", Optional.empty()));
  }

  private String uri(NodeId id) {
    return Optional.ofNullable(server.getNamespaceTable().get(id.getNamespaceIndex())).orElse("");
  }
}
