package io.stackline.opcua.instance;

import io.stackline.opcua.instance.Declarations.Below;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Works out member tables, each once. The types must not change any more. Not thread-safe: belongs
 * to the thread that builds the address space.
 */
public final class MemberTables {
  private final Declarations declarations;
  private final Map<NodeId, Draft> drafts = new HashMap<>();
  private final Map<NodeId, MemberTable> tables = new HashMap<>();
  private final Set<NodeId> underWay = new LinkedHashSet<>();
  private final Set<NodeId> recursive = new LinkedHashSet<>();
  private int cuts;

  public MemberTables(OpcUaServer server) {
    this.declarations = new Declarations(server);
  }

  /**
   * The members of an object or variable type.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public MemberTable of(NodeId type) {
    return Optional.ofNullable(tables.get(type)).orElseGet(() -> work(type));
  }

  private MemberTable work(NodeId type) {
    MemberTable table = new Paths(declarations, draft(type)).table(type);
    tables.put(type, table);
    return table;
  }

  /**
   * Types met inside themselves. There a member has only what is declared at its place: its type's
   * members would have no end.
   */
  public Set<NodeId> recursive() {
    return Set.copyOf(recursive);
  }

  private Draft draft(NodeId type) {
    Optional<Draft> known = Optional.ofNullable(drafts.get(type));
    if (known.isPresent()) {
      return known.get();
    }
    underWay.add(type);
    int cutsBefore = cuts;
    Draft draft = declared(declarations.node(type));
    for (Slot slot : List.copyOf(draft.slots())) {
      if (slot != draft.root()) {
        NodeId member = slot.declaration().getNodeId();
        declarations.typeDefinition(member).ifPresent(each -> embed(draft, slot, each));
        declarations.interfaces(member).forEach(each -> embed(draft, slot, each));
      }
    }
    declarations.supertype(type).ifPresent(each -> draft.inherit(draft(each)));
    declarations.interfaces(type).forEach(each -> draft.inherit(draft(each)));
    underWay.remove(type);
    // What was cut short inside another type is whole only when it is worked out by itself.
    if (cuts == cutsBefore || underWay.isEmpty()) {
      drafts.put(type, draft);
    }
    return draft;
  }

  private void embed(Draft draft, Slot member, NodeId type) {
    if (isInside(type)) {
      cuts++;
      recursive.add(type);
    } else {
      draft.embed(member, draft(type));
    }
  }

  /** Whether a type, or one it inherits from, is being worked out. */
  private boolean isInside(NodeId type) {
    Optional<NodeId> each = Optional.of(type);
    while (each.isPresent()) {
      if (underWay.contains(each.get())) {
        return true;
      }
      each = each.flatMap(declarations::supertype);
    }
    return false;
  }

  /** What the type itself declares, however deep. */
  private Draft declared(UaNode type) {
    Draft draft = new Draft(new Slot(type, true, true));
    Deque<Slot> open = new ArrayDeque<>();
    open.add(draft.root());
    while (!open.isEmpty()) {
      Slot slot = open.remove();
      for (Below below : declarations.below(slot.declaration())) {
        Optional<Slot> known = draft.own(below.node().getNodeId());
        Slot child = known.orElseGet(() -> new Slot(below.node(), true, below.mandatory()));
        if (known.isEmpty()) {
          draft.add(child);
          open.add(child);
        }
        slot.link(below.referenceType(), child);
      }
    }
    return draft;
  }
}
