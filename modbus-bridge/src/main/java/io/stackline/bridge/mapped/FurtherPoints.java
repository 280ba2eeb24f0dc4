package io.stackline.bridge.mapped;

import io.stackline.bridge.point.Lookup;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointValue;
import io.stackline.map.RegisterMap;
import io.stackline.press.TagReading;
import java.util.ArrayList;
import java.util.List;

/**
 * The further points a map shows as they are. A point whose value is the same object as before
 * gives the same reading as before, so that nobody behind has to look at it again. Confined to the
 * crank of its press.
 */
public final class FurtherPoints {
  private final List<String> names;
  private final Lookup lookup;
  private final List<PointValue> values = new ArrayList<>();
  private List<TagReading> readings = List.of();

  public FurtherPoints(RegisterMap map) {
    this.names = map.tags();
    this.lookup = new Lookup(names);
  }

  /** What an image says of them, in the order of the map; an unchanged list is the same object. */
  @SuppressWarnings("ReferenceEquality") // a reader gives the same value while it is the same
  public List<TagReading> of(PointImage image) {
    boolean first = values.isEmpty();
    List<TagReading> now = new ArrayList<>(names.size());
    boolean changed = first;
    for (int i = 0; i < names.size(); i++) {
      PointValue value = lookup.value(image, i);
      if (first) {
        values.add(value);
        now.add(reading(i, value));
      } else if (values.set(i, value) == value) {
        now.add(readings.get(i));
      } else {
        now.add(reading(i, value));
        changed = true;
      }
    }
    readings = changed ? List.copyOf(now) : readings;
    return readings;
  }

  private TagReading reading(int index, PointValue value) {
    return new TagReading(names.get(index), value.number(), value.text(), value.doubt());
  }
}
