package io.stackline.opcua.instance;

import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * An instance that was made, with its nodes by the paths of its type's members.
 *
 * @param nodes nodes that were made for it, in the order of the table; the instance itself has the
 *     empty path
 * @param sharedMethods methods that are nodes of the type
 */
public record Instance(
    MemberTable table, Map<String, NodeId> nodes, Map<String, NodeId> sharedMethods) {
  public NodeId root() {
    return find("").orElseThrow();
  }

  /** The node of a member, also by the path through a group; empty if the instance has none. */
  public Optional<NodeId> find(String path) {
    return table
        .find(path)
        .map(number -> table.members().get(number).path())
        .flatMap(
            own ->
                Optional.ofNullable(nodes.get(own))
                    .or(() -> Optional.ofNullable(sharedMethods.get(own))));
  }
}
