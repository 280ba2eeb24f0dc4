package io.stackline.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group of keys that belong together.
 *
 * @param title what it is called, such as {@code a press}
 * @param retired keys of former versions, and what became of each
 * @param fixed keys that have one certain value in this sort of group, as it is written
 */
record Group(
    String title, Map<String, Key> keys, Map<String, String> retired, Map<String, String> fixed) {
  Group {
    // The order is that of the reference and of messages.
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    retired = Map.copyOf(retired);
    fixed = Map.copyOf(fixed);
  }

  static Group of(String title, Key... keys) {
    return of(title, List.of(keys));
  }

  static Group of(String title, List<? extends Key> keys) {
    Map<String, Key> byName = new LinkedHashMap<>();
    for (Key key : keys) {
      if (byName.put(key.name(), key) != null) {
        throw new IllegalArgumentException(title + " has two keys " + key.name());
      }
    }
    return new Group(title, byName, Map.of(), Map.of());
  }

  /** The same group, which knows that it once had another key. */
  Group without(String name, String fate) {
    Map<String, String> all = new LinkedHashMap<>(retired);
    all.put(name, fate);
    return new Group(title, keys, all, fixed);
  }

  /** The same group with further keys behind its own. */
  Group with(Key... further) {
    List<Key> all = new ArrayList<>(keys.values());
    all.addAll(List.of(further));
    Group group = of(title, all);
    return new Group(title, group.keys(), retired, fixed);
  }

  /** The same group as the sort in which a key has this value. */
  Group where(Key key, String value) {
    return new Group(title, keys, retired, Map.of(key.name(), value));
  }

  /** A key that is not of this group is a mistake in the program. */
  void check(Key key) {
    if (keys.get(key.name()) != key) {
      throw new IllegalArgumentException(key.name() + " is no key of " + title);
    }
  }
}
