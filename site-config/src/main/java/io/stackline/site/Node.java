package io.stackline.site;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file and where it stands. */
sealed interface Node {
  Place place();

  /** One value, as written; empty if nothing was. */
  record Scalar(Place place, String text) implements Node {}

  record Sequence(Place place, List<Node> items) implements Node {}

  /**
   * Keys and values in the order of the file.
   *
   * @param keys where each key stands
   */
  record Mapping(Place place, Map<String, Node> values, Map<String, Place> keys) implements Node {}

  /** Something that was reported already. */
  record Broken(Place place) implements Node {}

  /** What it is, for people. */
  default String noun() {
    if (this instanceof Sequence) {
      return "a list";
    }
    return this instanceof Mapping ? "a group of keys" : "a single value";
  }
}
