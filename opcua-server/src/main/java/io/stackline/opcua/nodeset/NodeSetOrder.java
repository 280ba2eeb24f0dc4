package io.stackline.opcua.nodeset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.util.Namespaces;

/** Puts NodeSets in the order in which they can be loaded: each after those it builds on. */
public final class NodeSetOrder {
  private final Map<String, Model> brought = new HashMap<>();

  private NodeSetOrder() {}

  /**
   * The same NodeSets in order; where the models leave a choice, the order given stays, so that
   * namespace indices do not change from start to start.
   *
   * <p>The base model is the server's own and is not asked for its edition: Milo does not know it.
   * Whether a base node is there is seen when references to it are loaded.
   *
   * @throws BadNodeSet a model is missing or too old, with what is wanted and what was found; is
   *     brought twice; or models build on each other in a circle
   */
  public static List<NodeSet> of(List<NodeSet> sets) throws BadNodeSet {
    NodeSetOrder order = new NodeSetOrder();
    for (NodeSet set : sets) {
      order.bring(set);
    }
    for (NodeSet set : sets) {
      for (Model model : set.models()) {
        order.check(model);
      }
    }
    return sorted(sets);
  }

  private void bring(NodeSet set) throws BadNodeSet {
    for (Model model : set.models()) {
      Optional<Model> other = Optional.ofNullable(brought.putIfAbsent(model.uri(), model));
      if (other.isPresent()) {
        throw new BadNodeSet(
            model.place(),
            "model "
                + model.uri()
                + " is also brought at "
                + other.get().place()
                + ": load one of the two");
      }
    }
  }

  private void check(Model model) throws BadNodeSet {
    for (Edition wanted : model.required()) {
      if (wanted.uri().equals(Namespaces.OPC_UA)) {
        continue;
      }
      Optional<Edition> found = Optional.ofNullable(brought.get(wanted.uri())).map(Model::edition);
      if (found.isEmpty() || !found.get().serves(wanted)) {
        throw new BadNodeSet(
            model.place(),
            "model "
                + model.uri()
                + " wants "
                + wanted.uri()
                + " "
                + wanted.said()
                + " or newer, found "
                + found.map(Edition::said).orElse("none")
                + ": load a NodeSet that brings it");
      }
    }
  }

  private static List<NodeSet> sorted(List<NodeSet> sets) throws BadNodeSet {
    List<NodeSet> waiting = new ArrayList<>(sets);
    List<NodeSet> sorted = new ArrayList<>();
    Set<String> there = new HashSet<>(Set.of(Namespaces.OPC_UA));
    while (!waiting.isEmpty()) {
      NodeSet next =
          waiting.stream()
              .filter(set -> there.containsAll(needs(set)))
              .findFirst()
              .orElseThrow(() -> circle(waiting));
      waiting.remove(next);
      sorted.add(next);
      next.models().forEach(model -> there.add(model.uri()));
    }
    return List.copyOf(sorted);
  }

  /** What must be there before; models of one file may build on each other. */
  private static Set<String> needs(NodeSet set) {
    Set<String> needs =
        set.models().stream()
            .flatMap(model -> model.required().stream())
            .map(Edition::uri)
            .collect(Collectors.toSet());
    set.models().forEach(model -> needs.remove(model.uri()));
    return needs;
  }

  private static BadNodeSet circle(List<NodeSet> waiting) {
    String files = waiting.stream().map(NodeSet::file).collect(Collectors.joining(", "));
    return new BadNodeSet(
        "models build on each other in a circle, none can be loaded first: " + files);
  }
}
