package io.stackline.opcua.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * Gives each member its path, and freezes the table. Of several ways to a member the one through
 * parts counts, not the one through groups that only show it; then the shortest; then the first in
 * the alphabet: node ids are made of paths, and must not depend on the order in a file.
 */
final class Paths {
  /** A group costs more than any depth of parts. */
  private static final int GROUP = 1000;

  private final Declarations declarations;
  private final Draft draft;
  private final Map<Slot, Way> ways = new LinkedHashMap<>();
  private final List<Slot> order = new ArrayList<>();

  private record Way(Slot slot, Optional<Slot> parent, String path, int cost) {}

  Paths(Declarations declarations, Draft draft) {
    this.declarations = declarations;
    this.draft = draft;
  }

  MemberTable table(NodeId type) {
    walk();
    Map<Slot, Integer> numbers = new LinkedHashMap<>();
    order.forEach(slot -> numbers.put(slot, numbers.size()));
    List<Member> members = new ArrayList<>();
    Map<String, MemberTable.Step> steps = new HashMap<>();
    for (Slot slot : order) {
      Way way = way(slot);
      int number = number(numbers, slot);
      List<Member.Link> links = new ArrayList<>();
      labels(slot)
          .forEach(
              (label, child) -> {
                int below = number(numbers, child.slot());
                child.referenceTypes().forEach(each -> links.add(new Member.Link(each, below)));
                steps.put(joined(way.path(), label), new MemberTable.Step(number, below));
              });
      members.add(
          new Member(
              way.path(),
              slot.declaration(),
              slot.mandatory(),
              declarations.typeDefinition(slot.declaration().getNodeId()),
              way.parent().map(each -> number(numbers, each)).orElse(0),
              links));
    }
    return new MemberTable(type, members, steps);
  }

  private void walk() {
    PriorityQueue<Way> open =
        new PriorityQueue<>(Comparator.comparingInt(Way::cost).thenComparing(Way::path));
    open.add(new Way(draft.root(), Optional.empty(), "", 0));
    while (!open.isEmpty()) {
      Way way = open.remove();
      if (ways.putIfAbsent(way.slot(), way) == null) {
        order.add(way.slot());
        labels(way.slot())
            .forEach(
                (label, child) ->
                    open.add(
                        new Way(
                            child.slot(),
                            Optional.of(way.slot()),
                            joined(way.path(), label),
                            way.cost() + cost(child))));
      }
    }
  }

  private int cost(Slot.Child child) {
    return child.referenceTypes().stream().anyMatch(declarations::makesPart) ? 1 : GROUP;
  }

  /** Children by name; the second of the same name, from another namespace, with its URI. */
  private Map<String, Slot.Child> labels(Slot slot) {
    Map<String, Slot.Child> labels = new LinkedHashMap<>();
    slot.children()
        .forEach(
            (name, child) -> {
              String plain = Objects.toString(name.name(), "");
              labels.put(labels.containsKey(plain) ? qualified(name, plain) : plain, child);
            });
    return labels;
  }

  private String qualified(QualifiedName name, String plain) {
    return "{" + declarations.uri(name.namespaceIndex().intValue()) + "}" + plain;
  }

  private Way way(Slot slot) {
    return Optional.ofNullable(ways.get(slot)).orElseThrow();
  }

  private static int number(Map<Slot, Integer> numbers, Slot slot) {
    return Optional.ofNullable(numbers.get(slot)).orElseThrow();
  }

  private static String joined(String above, String label) {
    return above.isEmpty() ? label : above + "/" + label;
  }
}
