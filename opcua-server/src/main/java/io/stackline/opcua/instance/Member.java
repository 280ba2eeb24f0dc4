package io.stackline.opcua.instance;

import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * A node that instances of a type have or may have.
 *
 * @param path browse names without namespaces from the instance on, with {@code /} between them;
 *     empty for the instance itself
 * @param declaration the node of the model it is a copy of
 * @param typeDefinition of objects and variables
 * @param parent number of the member the path goes through
 */
public record Member(
    String path,
    UaNode declaration,
    boolean mandatory,
    Optional<NodeId> typeDefinition,
    int parent,
    List<Link> links) {
  public Member {
    links = List.copyOf(links);
  }

  /** A reference to another member, by its number in the table. */
  public record Link(NodeId referenceType, int member) {}
}
