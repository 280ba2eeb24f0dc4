package io.stackline.bridge.point;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one reading by name. Names and their places are those of all readings of a plan, so
 * that ten readings a second do not sort fifty names each time. Immutable.
 */
final class NamedValues extends AbstractMap<String, PointValue> {
  static final NamedValues NONE = new NamedValues(Map.of(), List.of());

  private final Map<String, Integer> places;
  private final List<PointValue> values;

  /**
   * @param places of all names, in the order of the values; shared and not changed any more
   */
  NamedValues(Map<String, Integer> places, List<PointValue> values) {
    if (places.size() != values.size()) {
      throw new IllegalArgumentException(places.size() + " names of " + values.size() + " values");
    }
    this.places = places;
    this.values = Collections.unmodifiableList(values);
  }

  /** Whether each name stands where it stands there. */
  @SuppressWarnings("ReferenceEquality") // the readings of a plan share their places
  boolean isLaidOutAs(NamedValues other) {
    return places == other.places;
  }

  OptionalInt place(String name) {
    Integer place = places.get(name);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  PointValue at(int place) {
    return values.get(place);
  }

  @Override
  public @Nullable PointValue get(@Nullable Object name) {
    Integer place = places.get(name);
    return place == null ? null : values.get(place);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return places.containsKey(name);
  }

  @Override
  public Set<Entry<String, PointValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.size();
      }

      @Override
      public Iterator<Entry<String, PointValue>> iterator() {
        Iterator<PointValue> next = values.iterator();
        return places.keySet().stream().map(name -> Map.entry(name, next.next())).iterator();
      }
    };
  }
}
