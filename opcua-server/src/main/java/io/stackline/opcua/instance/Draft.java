package io.stackline.opcua.instance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The members of one type while they are put together; the root stands for the type itself. */
final class Draft {
  private final Slot root;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<NodeId, Slot> own = new HashMap<>();

  Draft(Slot root) {
    this.root = root;
    add(root);
  }

  Slot root() {
    return root;
  }

  List<Slot> slots() {
    return slots;
  }

  void add(Slot slot) {
    slots.add(slot);
    if (slot.own()) {
      own.putIfAbsent(slot.declaration().getNodeId(), slot);
    }
  }

  /** The slot of a node the type itself declares. */
  Optional<Slot> own(NodeId declaration) {
    return Optional.ofNullable(own.get(declaration));
  }

  /** Adds what a supertype or an interface of the type has and the type does not override. */
  void inherit(Draft base) {
    new Merge(root, base, true).merge();
  }

  /** Adds, below a member, what the member's own type or interface has and is not overridden. */
  void embed(Slot member, Draft type) {
    new Merge(member, type, false).merge();
  }

  /**
   * Lays another graph under this one. Slots meet first, by declaration or by browse name from a
   * parent that has met; only then the rest is adopted, so that nothing overridden on one path is
   * adopted on another.
   */
  private final class Merge {
    private final Draft base;
    private final boolean inherits;
    private final Map<Slot, Slot> met = new LinkedHashMap<>();
    private final Deque<Slot> open = new ArrayDeque<>();

    Merge(Slot at, Draft base, boolean inherits) {
      this.base = base;
      this.inherits = inherits;
      meet(base.root, at);
    }

    void merge() {
      if (inherits) {
        for (Slot slot : base.slots) {
          if (slot.own() && slot != base.root) {
            own(slot.declaration().getNodeId()).ifPresent(same -> meet(slot, same));
          }
        }
      }
      meetByName();
      adopt();
    }

    private void meet(Slot theirs, Slot ours) {
      if (met.putIfAbsent(theirs, ours) == null) {
        open.add(theirs);
      }
    }

    private void meetByName() {
      while (!open.isEmpty()) {
        Slot theirs = open.remove();
        Slot ours = ours(theirs);
        theirs
            .children()
            .forEach((name, child) -> ours.child(name).ifPresent(same -> meet(child.slot(), same)));
      }
    }

    private void adopt() {
      open.addAll(met.keySet());
      while (!open.isEmpty()) {
        Slot theirs = open.remove();
        Slot ours = ours(theirs);
        for (Slot.Child child : theirs.children().values()) {
          if (!met.containsKey(child.slot())) {
            Slot adopted =
                new Slot(child.slot().declaration(), inherits && child.slot().own(), false);
            add(adopted);
            meet(child.slot(), adopted);
          }
          Slot below = ours(child.slot());
          below.strengthen(child.slot());
          if (ours.child(child.slot().declaration().getBrowseName()).isEmpty()) {
            child.referenceTypes().forEach(type -> ours.link(type, below));
          }
        }
      }
    }

    private Slot ours(Slot theirs) {
      return Optional.ofNullable(met.get(theirs)).orElseThrow();
    }
  }
}
