package io.stackline.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Files made of the examples of all keys. */
final class ExampleFile {
  /** No key has more sorts of groups. */
  static final int SORTS_MAX = 5;

  private ExampleFile() {}

  /** As many files as it takes to show every sort of every group. */
  static List<Map<String, Object>> all(Group group) {
    return IntStream.range(0, SORTS_MAX).mapToObj(sort -> file(group, sort)).toList();
  }

  /** All keys of a group, with this sort of those that have several, or their last. */
  static Map<String, Object> file(Group group, int sort) {
    Map<String, Object> file = new LinkedHashMap<>();
    for (Key key : group.keys().values()) {
      String fixed = group.fixed().get(key.name());
      file.put(key.name(), fixed == null ? value(key, sort) : fixed);
    }
    return file;
  }

  private static Object value(Key key, int sort) {
    if (key instanceof Key.Open<?> open && sort == 1) {
      return file(open.open(), sort);
    }
    if (key instanceof Key.Mixed<?> mixed && sort == 1) {
      return new ArrayList<>(List.of(file(mixed.group(), sort)));
    }
    if (key instanceof Key.Part part) {
      return file(sort(part.sorts(), sort), sort);
    }
    if (key instanceof Key.Parts parts) {
      return new ArrayList<>(List.of(file(sort(parts.sorts(), sort), sort)));
    }
    if (key instanceof Key.Named named) {
      return new LinkedHashMap<>(Map.of(named.sample(), file(named.group(), sort)));
    }
    return SiteSchema.json(key.label().example());
  }

  static Group sort(List<Group> sorts, int sort) {
    return sorts.get(Math.min(sort, sorts.size() - 1));
  }
}
