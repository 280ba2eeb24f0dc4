package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.LoadedModels.Dangling;
import io.stackline.opcua.nodeset.LoadedModels.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads models into a server, before it serves: one namespace a model, all nodes, references in
 * both directions, values, data type definitions, codecs of structures and event classes.
 */
public final class NodeSetLoader {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSetLoader.class);

  private final OpcUaServer server;
  private final NodeMaker maker;
  private final List<CompanionNamespace> namespaces = new ArrayList<>();
  private final Map<String, CompanionNamespace> byUri = new HashMap<>();
  private final Map<NodeId, NodeSpec> specs = new LinkedHashMap<>();

  private NodeSetLoader(OpcUaServer server) {
    this.server = server;
    this.maker = new NodeMaker(server.getStaticEncodingContext());
  }

  /**
   * Loads what the NodeSets say, in the order of {@link NodeSetOrder}; namespace indices are taken
   * in that order. To be called from one thread, before clients connect.
   *
   * @throws BadNodeSet as {@link NodeSetOrder}; or a model is loaded already, or names a namespace
   *     of which no model is loaded. Then nothing of the models is shown
   */
  public static LoadedModels load(OpcUaServer server, List<NodeSet> sets) throws BadNodeSet {
    List<NodeSet> sorted = NodeSetOrder.of(sets);
    NodeSetLoader loader = new NodeSetLoader(server);
    try {
      loader.open(sorted);
      return loader.load(sorted);
    } catch (BadNodeSet | RuntimeException e) {
      loader.namespaces.forEach(CompanionNamespace::shutdown);
      throw e;
    }
  }

  private void open(List<NodeSet> sets) throws BadNodeSet {
    for (NodeSet set : sets) {
      for (Model model : set.models()) {
        if (Optional.ofNullable(server.getNamespaceTable().getIndex(model.uri())).isPresent()) {
          throw new BadNodeSet(
              model.place(), "model " + model.uri() + " is loaded already: load it once");
        }
        CompanionNamespace namespace = new CompanionNamespace(server, model.uri());
        namespace.startup();
        namespaces.add(namespace);
        byUri.put(model.uri(), namespace);
      }
    }
  }

  private LoadedModels load(List<NodeSet> sets) throws BadNodeSet {
    Weaver weaver = new Weaver(server, namespaces);
    for (NodeSet set : sets) {
      addNodes(set);
    }
    for (NodeSpec spec : specs.values()) {
      for (ReferenceSpec reference : spec.common().references()) {
        weaver.take(namespace(spec), spec, reference);
      }
    }
    weaver.weave();
    weaver.dangling().stream()
        .findFirst()
        .ifPresent(first -> warn(first, weaver.dangling().size()));
    DataTypes.define(server, specs);
    updateTypes();
    Codecs.register(server, specs.keySet());
    EventClasses.register(server, specs);
    return new LoadedModels(
        namespaces,
        sets.stream().flatMap(each -> each.models().stream()).toList(),
        new Findings(weaver.count(), weaver.dangling(), declarations()));
  }

  private static void warn(Dangling first, int count) {
    LOG.warn(
        "references={} lead to nothing and are left out, the first at {} to {}",
        count,
        first.place(),
        NodeSetReader.said(first.target()));
  }

  private void addNodes(NodeSet set) throws BadNodeSet {
    for (NodeSpec spec : set.nodes()) {
      CompanionNamespace namespace = namespace(spec);
      UaNode node = maker.node(namespace.getNodeContext(), spec);
      namespace.add(node);
      specs.put(node.getNodeId(), spec);
    }
  }

  private CompanionNamespace namespace(NodeSpec spec) throws BadNodeSet {
    String uri = Optional.ofNullable(spec.id().getNamespaceUri()).orElse("");
    return Optional.ofNullable(byUri.get(uri))
        .orElseThrow(() -> new BadNodeSet(spec.common().place(), "no model of namespace " + uri));
  }

  private Map<NodeId, NodeId> declarations() {
    Map<NodeId, NodeId> declarations = new HashMap<>();
    specs.forEach(
        (id, spec) -> {
          if (spec instanceof NodeSpec.OfMethod method) {
            method
                .declaration()
                .flatMap(each -> each.toNodeId(server.getNamespaceTable()))
                .ifPresent(declaration -> declarations.put(id, declaration));
          }
        });
    return declarations;
  }

  /** Milo keeps what it knows of types; without this it would not know the new ones. */
  private void updateTypes() {
    server.updateReferenceTypeTree();
    server.updateDataTypeTree();
    server.updateObjectTypeTree();
    server.updateVariableTypeTree();
  }
}
