package io.stackline.opcua.nodeset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Models that are loaded into a server. Closing takes their nodes away again; their namespace
 * indices stay taken, because clients may have kept them.
 */
public final class LoadedModels implements AutoCloseable {
  private final List<CompanionNamespace> namespaces;
  private final List<Model> models;
  private final Findings findings;

  /** One namespace, with the number of nodes in it. */
  public record Part(String uri, int nodes) {}

  /** A reference that was left out, because its type or one of its ends does not exist. */
  public record Dangling(
      Place place, ExpandedNodeId source, ExpandedNodeId type, ExpandedNodeId target) {}

  /** What was seen while loading. */
  record Findings(int references, List<Dangling> dangling, Map<NodeId, NodeId> declarations) {
    Findings {
      dangling = List.copyOf(dangling);
      declarations = Map.copyOf(declarations);
    }
  }

  LoadedModels(List<CompanionNamespace> namespaces, List<Model> models, Findings findings) {
    this.namespaces = List.copyOf(namespaces);
    this.models = List.copyOf(models);
    this.findings = findings;
  }

  /** What was loaded, with the editions of each. */
  public List<Model> models() {
    return models;
  }

  /** The namespaces in the order of their indices. */
  public List<Part> parts() {
    return namespaces.stream().map(each -> new Part(each.getNamespaceUri(), each.size())).toList();
  }

  /** The ids of all nodes, in no particular order. */
  public List<NodeId> nodes() {
    return namespaces.stream()
        .flatMap(each -> each.getNodeManager().getNodeIds().stream())
        .toList();
  }

  /** How many references there are; each has two directions and is counted once. */
  public int references() {
    return findings.references();
  }

  /** References that were left out; none, if the files are sound. */
  public List<Dangling> dangling() {
    return findings.dangling();
  }

  /** The method of a type that a method of an instance in a file stands for. */
  public Optional<NodeId> declarationOf(NodeId method) {
    return Optional.ofNullable(findings.declarations().get(method));
  }

  @Override
  public void close() {
    namespaces.forEach(CompanionNamespace::shutdown);
  }
}
