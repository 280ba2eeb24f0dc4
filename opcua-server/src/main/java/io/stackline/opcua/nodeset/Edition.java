package io.stackline.opcua.nodeset;

import java.time.Instant;
import java.util.Optional;

/**
 * Which edition of a model: the one a file brings, or the oldest a file is content with.
 *
 * @param version as written, such as {@code 1.05.0}
 */
public record Edition(String uri, String version, Optional<Instant> published) {
  /**
   * Whether this edition serves who wants that one. A model keeps its URI as long as newer editions
   * serve the users of older ones, so newer is good. The date decides where both have one, because
   * versions are written in many ways; else their numbers.
   */
  boolean serves(Edition wanted) {
    if (!uri.equals(wanted.uri)) {
      return false;
    }
    if (published.isPresent() && wanted.published.isPresent()) {
      return !published.get().isBefore(wanted.published.get());
    }
    return compare(version, wanted.version) >= 0;
  }

  private static int compare(String left, String right) {
    String[] lefts = left.split("\\.", -1);
    String[] rights = right.split("\\.", -1);
    for (int i = 0; i < Math.max(lefts.length, rights.length); i++) {
      int order = Integer.compare(number(lefts, i), number(rights, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int number(String[] parts, int i) {
    return i < parts.length && parts[i].matches("\\d{1,9}") ? Integer.parseInt(parts[i]) : 0;
  }

  /** For people: version and day. */
  String said() {
    return version + published.map(at -> " of " + at.toString().substring(0, 10)).orElse("");
  }
}
