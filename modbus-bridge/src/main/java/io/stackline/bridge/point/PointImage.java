package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;
import io.stackline.map.Device;
import io.stackline.map.Point;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was last read of a device.
 *
 * @param values by the name of the point; a point that was never asked for is not among them
 * @param troubles what the device's exception answers meant, if there were any
 */
public record PointImage(Map<String, PointValue> values, Set<Device.OnException> troubles) {
  static final PointValue UNREAD = PointValue.unreadable("it was not read yet");

  /** Nothing was read yet. */
  public static final PointImage NOTHING = new PointImage(Map.of(), Set.of());

  public PointImage {
    values =
        values instanceof NamedValues
            ? values
            : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    troubles = Set.copyOf(troubles);
  }

  /** What was read of a point; BAD if nothing was. */
  public PointValue value(String point) {
    return values.getOrDefault(point, UNREAD);
  }

  /** What was read of a point; BAD if nothing was. */
  public PointValue value(Point point) {
    return value(point.name());
  }

  /** Whether these registers are what was read of the point. */
  public boolean holds(Point point, Words registers) {
    return value(point).registers().equals(registers);
  }

  /** This image with what was read later, whose troubles are those that count. */
  public PointImage with(PointImage later) {
    if (values.isEmpty()) {
      return later;
    }
    if (later.values.isEmpty()) {
      return new PointImage(values, later.troubles);
    }
    Map<String, PointValue> all = new LinkedHashMap<>(values);
    all.putAll(later.values);
    return new PointImage(all, later.troubles);
  }
}
