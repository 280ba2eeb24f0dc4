package io.stackline.opcua;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/**
 * The objects and methods below a node as a tree of text, as a client sees them: a line for each,
 * with the type and the id. What stands in two places is shown at the first.
 */
final class BrowseTree {
  private static final int TYPES_AT = 36;
  private static final int IDS_AT = 74;

  private final TestClient client;
  private final Map<String, Integer> depths;
  private final Set<NodeId> seen = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private BrowseTree(TestClient client, Map<String, Integer> depths) {
    this.client = client;
    this.depths = depths;
  }

  /**
   * The tree of a node.
   *
   * @param depths how many levels are shown below objects of these names; all below others
   */
  static List<String> of(TestClient client, String root, Map<String, Integer> depths)
      throws UaException {
    BrowseTree tree = new BrowseTree(client, depths);
    NodeId id = client.id(root);
    tree.line("", tree.browseName(id), tree.browseName(client.typeDefinition(id)), root);
    tree.children(id, "", Integer.MAX_VALUE);
    return tree.lines;
  }

  private void children(NodeId parent, String indent, int levels) throws UaException {
    List<ReferenceDescription> children =
        client.browse(parent).stream()
            .filter(each -> !NodeIds.Organizes.equals(each.getReferenceTypeId()))
            .filter(each -> each.getNodeClass() != NodeClass.Variable)
            .filter(each -> seen.add(id(each.getNodeId())))
            .toList();
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      ReferenceDescription child = children.get(i);
      NodeId id = id(child.getNodeId());
      String name = String.valueOf(child.getBrowseName().name());
      line(indent + (last ? "└─ " : "├─ "), name, kind(child), path(id));
      int below = depths.getOrDefault(name, levels - 1);
      if (below > 0 && child.getNodeClass() == NodeClass.Object) {
        children(id, indent + (last ? "   " : "│  "), below);
      }
    }
  }

  private void line(String indent, String name, String type, String path) {
    StringBuilder line = new StringBuilder(indent).append(name);
    pad(line, TYPES_AT).append(type);
    pad(line, IDS_AT).append(path);
    lines.add(line.toString().stripTrailing());
  }

  private static StringBuilder pad(StringBuilder line, int column) {
    return line.append(" ".repeat(Math.max(1, column - line.length())));
  }

  private String kind(ReferenceDescription child) throws UaException {
    return child.getNodeClass() == NodeClass.Method
        ? "method"
        : browseName(id(child.getTypeDefinition()));
  }

  private static String path(NodeId id) {
    return String.valueOf(id.getIdentifier());
  }

  private String browseName(NodeId node) throws UaException {
    QualifiedName name = (QualifiedName) client.attribute(node, AttributeId.BrowseName);
    return String.valueOf(name.name());
  }

  private NodeId id(ExpandedNodeId id) {
    return id.toNodeId(client.milo().getNamespaceTable()).orElseThrow();
  }
}
