package io.stackline.map;

import java.util.Set;

/**
 * Something that holds of a point's raw value or does not.
 *
 * @param point name of the point
 * @param values raw whole numbers that fulfil it; a flag is 0 or 1
 * @param negated whether it holds if the value is none of them
 */
public record Condition(String point, Set<Long> values, boolean negated) {
  public Condition {
    values = Set.copyOf(values);
  }

  /** Whether the flag is set. */
  public static Condition set(String point) {
    return new Condition(point, Set.of(0L), true);
  }

  /** Whether the flag is not set. */
  public static Condition clear(String point) {
    return new Condition(point, Set.of(0L), false);
  }

  public boolean holds(long raw) {
    return values.contains(raw) != negated;
  }

  /** As it is written in a map: {@code running}, {@code not running}, {@code step = 1 3 5}. */
  @Override
  public String toString() {
    if (values.equals(Set.of(0L))) {
      return negated ? point : "not " + point;
    }
    String list =
        values.stream().sorted().map(String::valueOf).reduce((a, b) -> a + " " + b).orElse("");
    return point + (negated ? " != " : " = ") + list;
  }
}
