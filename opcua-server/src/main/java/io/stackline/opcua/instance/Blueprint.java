package io.stackline.opcua.instance;

import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * What to make.
 *
 * @param type of the instance: an object or variable type that is not abstract
 * @param path of the instance in its namespace, stable over restarts; paths of its members begin
 *     with it
 * @param parent by which the instance is found, and by what type of reference
 * @param wanted paths of the optional members it is to have, as {@link MemberTable} gives them
 * @param ids the node id of a path; the path never holds a namespace index, for indices may change
 * @param methods whose method nodes it has
 */
public record Blueprint(
    NodeId type,
    String path,
    QualifiedName browseName,
    Parent parent,
    Set<String> wanted,
    Function<String, NodeId> ids,
    Methods methods) {
  public Blueprint {
    wanted = Set.copyOf(wanted);
  }

  /** What an instance stands below. */
  public record Parent(NodeId node, NodeId referenceType) {}

  /** Whose method nodes an instance has. */
  public enum Methods {
    /** Its own, each to be given a handler. */
    OWN,
    /** Those of the type, which all instances share: one node and one handler serve all. */
    SHARED
  }

  /** With the mandatory members alone, and method nodes of its own. */
  public static Blueprint of(
      NodeId type,
      String path,
      QualifiedName browseName,
      Parent parent,
      Function<String, NodeId> ids) {
    return new Blueprint(type, path, browseName, parent, Set.of(), ids, Methods.OWN);
  }

  public Blueprint with(Set<String> members) {
    return new Blueprint(type, path, browseName, parent, members, ids, methods);
  }

  public Blueprint with(Methods other) {
    return new Blueprint(type, path, browseName, parent, wanted, ids, other);
  }
}
