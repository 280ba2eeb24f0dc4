package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A group of keys being read. What is wrong with a key is reported at its place and the answer is
 * empty. {@link #build} reports the keys the group does not have and makes the value only if
 * nothing was wrong since this group was opened.
 */
final class Fields {
  private final Node.Mapping mapping;
  private final Problems problems;
  private final int before;
  private final Legend legend;
  private final Group group;

  private Fields(Node.Mapping mapping, Group group, Legend legend, Problems problems, int before) {
    this.mapping = mapping;
    this.problems = problems;
    this.before = before;
    this.legend = legend;
    this.group = group;
  }

  static Fields of(Node.Mapping mapping, Group group, Problems problems) {
    return new Fields(mapping, group, Legend.NONE, problems, problems.trouble());
  }

  /** The same keys, read as those of another sort of group. */
  Fields as(Group sort) {
    return new Fields(mapping, sort, legend, problems, before);
  }

  /** The same keys, whose numbers carry the tags of the sources that they list. */
  Fields explained() {
    Optional<Map<String, String>> sources = read(Legend.SOURCES);
    Legend listed = new Legend(sources.orElseGet(Map::of), sources.isPresent());
    return new Fields(mapping, group, listed, problems, before);
  }

  Legend legend() {
    return legend;
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return mapping.place();
  }

  /** Where the value of a key stands, or would stand. */
  Place place(Key key) {
    return at(key.name());
  }

  /** The same by name, for checks of the whole. */
  Place at(String key) {
    Node node = mapping.values().get(key);
    return node == null ? place().of(key) : node.place();
  }

  /** Whether a list is there and holds nothing. */
  boolean isEmptyList(Key key) {
    return mapping.values().get(key.name()) instanceof Node.Sequence list && list.items().isEmpty();
  }

  boolean has(Key key) {
    return mapping.values().containsKey(key.name());
  }

  /** Reports a problem with the value of a key. */
  void problem(Code code, Key key, String what, String remedy) {
    problems.problem(code, place(key), what, remedy);
  }

  /** The value of a key; one that is left out has its usual value, or none. */
  <T> Optional<T> read(Key.One<T> key) {
    Optional<Node> node = node(key, key.form().hint());
    return node.isPresent()
        ? read(node.get(), key.form())
        : key.fallback().map(text -> known(key, text));
  }

  /** The value of a key, or what its group makes of it where it is left open. */
  <T, R> Optional<R> read(
      Key.Open<T> key, Function<T, R> bound, Function<Fields, Optional<R>> open) {
    Optional<Node> node = node(key, key.form().hint());
    if (node.isPresent() && node.get() instanceof Node.Mapping inner) {
      return open.apply(inner(inner, key.open()));
    }
    return node.flatMap(each -> read(each, key.form())).map(bound);
  }

  /** A group of keys. */
  <T> Optional<T> read(Key.Part key, Function<Fields, Optional<T>> reader) {
    return node(key, "a group of keys").flatMap(node -> group(node, key.sorts(), reader));
  }

  /** The groups of a list. */
  <T> List<T> read(Key.Parts key, Function<Fields, Optional<T>> reader) {
    return list(key, key.min(), key.max(), node -> group(node, key.sorts(), reader));
  }

  /** The entries of a list, each a value or a group. */
  <T, R> List<R> read(
      Key.Mixed<T> key, Function<T, R> plain, Function<Fields, Optional<R>> grouped) {
    return list(
        key,
        key.min(),
        key.max(),
        node ->
            node instanceof Node.Mapping inner
                ? grouped.apply(inner(inner, key.group()))
                : read(node, key.form()).map(plain));
  }

  /** The values of a list. */
  <T> List<T> read(Key.Many<T> key) {
    return list(key, key.min(), key.max(), node -> read(node, key.form()));
  }

  /** The places of the values of a list, in its order. */
  List<Place> places(Key.Many<?> key) {
    return mapping.values().get(key.name()) instanceof Node.Sequence sequence
        ? sequence.items().stream().map(Node::place).toList()
        : List.of();
  }

  /** The groups under free names, in the order of the file. */
  <T> List<T> read(Key.Named key, BiFunction<String, Fields, Optional<T>> reader) {
    Optional<Node> found = node(key, "a group of keys");
    List<T> all = new ArrayList<>();
    if (found.isPresent() && found.get() instanceof Node.Mapping free) {
      bounded(free.place(), free.values().size(), 0, key.max());
      for (Map.Entry<String, Place> each : free.keys().entrySet()) {
        String name = each.getKey();
        read(new Node.Scalar(each.getValue(), name), key.names());
        Node node = Objects.requireNonNull(free.values().get(name));
        group(node, List.of(key.group()), inner -> reader.apply(name, inner)).ifPresent(all::add);
      }
    } else {
      found.ifPresent(node -> wrongType(node, "a group of keys"));
    }
    return all;
  }

  /** A group with free keys, in the order of the file. */
  Optional<Map<String, String>> read(Key.Texts key) {
    Group free = Group.of(key.name());
    return node(key, "a group of keys")
        .flatMap(node -> group(node, List.of(free), fields -> fields.texts(key)));
  }

  private Optional<Map<String, String>> texts(Key.Texts key) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .values()
        .forEach(
            (name, node) -> {
              if (!key.names().matcher(name).matches()) {
                problems.problem(
                    Code.VALUE,
                    node.place(),
                    Forms.quoted(name) + " is no source tag",
                    "use a letter and at most 7 letters or digits");
              }
              read(node, key.form()).ifPresent(text -> texts.put(name, text));
            });
    return sound(() -> texts);
  }

  private <T> List<T> list(Key key, int min, int max, Function<Node, Optional<T>> reader) {
    Optional<Node> found = node(key, "a list");
    List<T> list = new ArrayList<>();
    if (found.isPresent() && found.get() instanceof Node.Sequence sequence) {
      bounded(sequence.place(), sequence.items().size(), min, max);
      sequence.items().stream().limit(max).forEach(node -> reader.apply(node).ifPresent(list::add));
    } else {
      found.ifPresent(node -> wrongType(node, "a list"));
    }
    return list;
  }

  private void bounded(Place place, int size, int min, int max) {
    if (size < min || size > max) {
      problems.problem(
          Code.RANGE, place, "has " + size + " entries", "write " + min + " to " + max);
    }
  }

  /** Reports the keys the group does not have; makes the value if there was no problem. */
  <T> Optional<T> build(Supplier<T> maker) {
    mapping
        .keys()
        .forEach(
            (name, place) -> {
              if (!group.keys().containsKey(name)) {
                unknown(name, place);
              }
            });
    return sound(maker);
  }

  /** Makes a part of the value if there was no problem so far. */
  <T> Optional<T> sound(Supplier<T> maker) {
    return problems.trouble() == before ? Optional.of(maker.get()) : Optional.empty();
  }

  private void unknown(String name, Place place) {
    String fate = group.retired().get(name);
    if (fate == null) {
      String remedy = Near.suggestion(name, group.keys().keySet(), "known keys:");
      problems.problem(Code.UNKNOWN_KEY, place, "is not a key here", remedy);
    } else {
      problems.problem(Code.RETIRED_KEY, place, "is no longer a key", fate);
    }
  }

  private Optional<Node> node(Key key, String hint) {
    group.check(key);
    Node node = mapping.values().get(key.name());
    if (node == null && key.label().isNeeded()) {
      problems.problem(Code.MISSING, place(key), "is missing", "add it: " + hint);
    }
    return Optional.ofNullable(node);
  }

  private <T> Optional<T> read(Node node, Form<T> form) {
    if (!(node instanceof Node.Scalar scalar)) {
      wrongType(node, "a single value");
      return Optional.empty();
    }
    if (scalar.text().isBlank()) {
      problems.problem(Code.MISSING, node.place(), "has no value", "write " + form.hint());
      return Optional.empty();
    }
    try {
      return Optional.of(form.read(scalar.text(), legend));
    } catch (ValueRefused e) {
      problems.problem(e.code(), node.place(), e.what(), e.remedy());
      return Optional.empty();
    }
  }

  private <T> T known(Key.One<T> key, String text) {
    try {
      return key.form().read(text, legend);
    } catch (ValueRefused e) {
      throw new IllegalStateException(key.name() + " has a wrong usual value", e);
    }
  }

  private <T> Optional<T> group(
      Node node, List<Group> sorts, Function<Fields, Optional<T>> reader) {
    if (node instanceof Node.Mapping inner) {
      return reader.apply(inner(inner, sorts.get(0)));
    }
    wrongType(node, "a group of keys");
    return Optional.empty();
  }

  private Fields inner(Node.Mapping inner, Group sort) {
    return new Fields(inner, sort, legend, problems, problems.trouble());
  }

  private void wrongType(Node node, String wanted) {
    if (node instanceof Node.Broken) {
      problems.missing();
    } else {
      boolean empty = node instanceof Node.Scalar scalar && scalar.text().isBlank();
      String what = empty ? "has no value" : "is " + node.noun();
      problems.problem(empty ? Code.MISSING : Code.TYPE, node.place(), what, "write " + wanted);
    }
  }
}
