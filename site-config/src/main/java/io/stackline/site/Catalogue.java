package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The things of one sort that a site describes. An id counts as known as soon as it is named, even
 * if the rest of its description is wrong, so that one mistake is not reported twice.
 */
final class Catalogue<K, V> {
  private final String noun;
  private final Problems problems;
  private final Map<K, Place> named = new LinkedHashMap<>();
  private final Map<K, V> described = new LinkedHashMap<>();
  private boolean complete = true;

  Catalogue(String noun, Problems problems) {
    this.noun = noun;
    this.problems = problems;
  }

  /** Names an id; a second time is reported with the place of the first. */
  void name(K id, Place place) {
    Place first = named.putIfAbsent(id, place);
    if (first != null) {
      problems.problem(
          Code.DUPLICATE,
          place,
          "there is a " + noun + " \"" + id + "\" already, at " + first.spot(),
          "choose another id or take one of the two out");
    }
  }

  /** The first description of an id counts. */
  void add(K id, V value) {
    described.putIfAbsent(id, value);
  }

  /** Something of this sort could not be read at all: unknown ids may be its. */
  void incomplete() {
    complete = false;
  }

  /** Whether everything named is also described. */
  boolean isComplete() {
    return complete && named.keySet().equals(described.keySet());
  }

  /** The ids of a list; what is wrong with each is reported at its place. */
  List<K> requireAll(Fields fields, Key.Many<K> key) {
    List<K> ids = fields.read(key);
    List<Place> places = fields.places(key);
    for (int i = 0; i < ids.size() && ids.size() == places.size(); i++) {
      require(ids.get(i), places.get(i));
      if (ids.indexOf(ids.get(i)) < i) {
        problems.problem(
            Code.DUPLICATE, places.get(i), "is named twice here", "keep one of the two");
      }
    }
    return ids;
  }

  /** Reports an id that nothing describes. */
  void require(K id, Place place) {
    if (complete && !named.containsKey(id)) {
      List<String> known = new ArrayList<>();
      named.keySet().forEach(each -> known.add(each.toString()));
      problems.problem(
          Code.REFERENCE,
          place,
          "there is no " + noun + " \"" + id + "\"",
          known.isEmpty()
              ? "describe it"
              : Near.suggestion(id.toString(), known, "describe it or use one of"));
    }
  }

  /** Whether something has this id, well described or not. */
  boolean isNamed(K id) {
    return named.containsKey(id);
  }

  Optional<V> find(K id) {
    return Optional.ofNullable(described.get(id));
  }

  Map<K, V> all() {
    return described;
  }
}
