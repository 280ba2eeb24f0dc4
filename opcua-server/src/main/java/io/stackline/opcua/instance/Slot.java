package io.stackline.opcua.instance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * A member while its table is worked out. Slots make a graph, not a tree: a member that a group
 * organizes is the same as the one the type has.
 */
final class Slot {
  private final UaNode declaration;
  private final boolean own;
  private final Map<QualifiedName, Child> children = new LinkedHashMap<>();
  private boolean mandatory;

  /** What stands below a slot, and by which types of reference. */
  record Child(Slot slot, Set<NodeId> referenceTypes) {}

  /**
   * A slot without children.
   *
   * @param own declared by the type itself or one it inherits from, not by the type of a member
   */
  Slot(UaNode declaration, boolean own, boolean mandatory) {
    this.declaration = declaration;
    this.own = own;
    this.mandatory = mandatory;
  }

  UaNode declaration() {
    return declaration;
  }

  boolean own() {
    return own;
  }

  boolean mandatory() {
    return mandatory;
  }

  /** Who overrides a mandatory member may not make it optional. */
  void strengthen(Slot overridden) {
    mandatory |= overridden.mandatory;
  }

  Map<QualifiedName, Child> children() {
    return children;
  }

  Optional<Slot> child(QualifiedName name) {
    return Optional.ofNullable(children.get(name)).map(Child::slot);
  }

  /** Puts a slot below this one; of two with one name the first stays. */
  void link(NodeId referenceType, Slot child) {
    Child there =
        children.computeIfAbsent(
            child.declaration.getBrowseName(), name -> new Child(child, new LinkedHashSet<>()));
    if (there.slot == child) {
      there.referenceTypes.add(referenceType);
    }
  }
}
