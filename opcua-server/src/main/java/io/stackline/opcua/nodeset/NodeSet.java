package io.stackline.opcua.nodeset;

import java.util.List;

/**
 * What a NodeSet2 file says.
 *
 * @param namespaces URIs in the order of the file's indices, without the base namespace
 * @param nodes in the order of the file, each id once
 */
public record NodeSet(
    String file, List<Model> models, List<String> namespaces, List<NodeSpec> nodes) {
  public NodeSet {
    models = List.copyOf(models);
    namespaces = List.copyOf(namespaces);
    nodes = List.copyOf(nodes);
  }
}
