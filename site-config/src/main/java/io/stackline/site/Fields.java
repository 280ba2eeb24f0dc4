package io.stackline.site;

import io.stackline.unit.QuantityRefused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A group of keys being read. Each key is asked for once; what is wrong with it is reported at its
 * place and the answer is empty. {@link #build} reports the keys nobody asked for and makes the
 * value only if nothing was wrong since this group was opened.
 */
final class Fields {
  private final Node.Mapping mapping;
  private final Problems problems;
  private final int before;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Node.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    this.before = problems.trouble();
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return mapping.place();
  }

  /** Where the value of a key stands, or would stand. */
  Place place(String key) {
    Node node = mapping.values().get(key);
    return node == null ? place().of(key) : node.place();
  }

  /** All keys as written. */
  Set<String> keys() {
    return mapping.values().keySet();
  }

  boolean has(String key) {
    return mapping.values().containsKey(key);
  }

  /** Whether the value of a key is a group of keys. */
  boolean isGroup(String key) {
    return mapping.values().get(key) instanceof Node.Mapping;
  }

  /** The value of a key that must be there. */
  <T> Optional<T> need(String key, Form<T> form) {
    return required(key, form.hint()).flatMap(node -> read(node, form));
  }

  /** The value of a key that may be left out, empty then. */
  <T> Optional<T> maybe(String key, Form<T> form) {
    return optional(key).flatMap(node -> read(node, form));
  }

  /** A group of keys that must be there. */
  <T> Optional<T> child(String key, Function<Fields, Optional<T>> reader) {
    return required(key, "a group of keys").flatMap(node -> group(node, reader));
  }

  /** A group of keys that may be left out, empty then. */
  <T> Optional<T> maybeChild(String key, Function<Fields, Optional<T>> reader) {
    return optional(key).flatMap(node -> group(node, reader));
  }

  /** The groups of a list that must be there if {@code min} is above zero. */
  <T> List<T> each(String key, int min, int max, Function<Fields, Optional<T>> reader) {
    return list(key, min, max, node -> group(node, reader));
  }

  /** The values of a list that must be there if {@code min} is above zero. */
  <T> List<T> values(String key, int min, int max, Form<T> form) {
    return list(key, min, max, node -> read(node, form));
  }

  private <T> List<T> list(String key, int min, int max, Function<Node, Optional<T>> reader) {
    Optional<Node> found = min > 0 ? required(key, "a list") : optional(key);
    List<T> list = new ArrayList<>();
    if (found.isPresent() && found.get() instanceof Node.Sequence sequence) {
      int size = sequence.items().size();
      if (size < min || size > max) {
        problems.problem(
            sequence.place(), "has " + size + " entries", "write " + min + " to " + max);
      }
      sequence.items().stream().limit(max).forEach(node -> reader.apply(node).ifPresent(list::add));
    } else {
      found.ifPresent(node -> wrongType(node, "a list"));
    }
    return list;
  }

  /** Reports the keys nobody asked for; makes the value if there was no problem. */
  <T> Optional<T> build(Supplier<T> maker) {
    for (String key : keys()) {
      Place place = mapping.keys().get(key);
      if (!asked.contains(key) && place != null) {
        problems.problem(place, "is not a key here", Near.suggestion(key, asked, "known keys:"));
      }
    }
    return problems.trouble() == before ? Optional.of(maker.get()) : Optional.empty();
  }

  private Optional<Node> required(String key, String hint) {
    Optional<Node> node = optional(key);
    if (node.isEmpty()) {
      problems.problem(place(key), "is missing", "add it: " + hint);
    }
    return node;
  }

  private Optional<Node> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.values().get(key));
  }

  private <T> Optional<T> read(Node node, Form<T> form) {
    if (!(node instanceof Node.Scalar scalar)) {
      wrongType(node, "a single value");
      return Optional.empty();
    }
    if (scalar.text().isBlank()) {
      problems.problem(node.place(), "has no value", "write " + form.hint());
      return Optional.empty();
    }
    try {
      return Optional.of(form.read(scalar.text()));
    } catch (QuantityRefused e) {
      problems.problem(node.place(), e.what(), e.remedy());
      return Optional.empty();
    }
  }

  private <T> Optional<T> group(Node node, Function<Fields, Optional<T>> reader) {
    if (node instanceof Node.Mapping inner) {
      return reader.apply(new Fields(inner, problems));
    }
    wrongType(node, "a group of keys");
    return Optional.empty();
  }

  private void wrongType(Node node, String wanted) {
    if (node instanceof Node.Broken) {
      problems.missing();
    } else {
      boolean empty = node instanceof Node.Scalar scalar && scalar.text().isBlank();
      String what = empty ? "has no value" : "is " + node.noun();
      problems.problem(node.place(), what, "write " + wanted);
    }
  }
}
