package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointValue;
import io.stackline.map.Condition;
import io.stackline.map.RegisterMap;
import io.stackline.map.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the points of a press held when they were last read.
 *
 * @param values by the name of the point
 * @param watchdog whether the device answers that its watchdog has tripped
 */
public record Image(Map<String, PointValue> values, boolean watchdog) {
  private static final PointValue NEVER = PointValue.unreadable("not read yet");

  public Image {
    values = Map.copyOf(values);
  }

  public PointValue of(String point) {
    return values.getOrDefault(point, NEVER);
  }

  OptionalLong raw(String point) {
    return of(point).raw();
  }

  /** Whether a condition holds; empty if its point could not be read. */
  Optional<Boolean> holds(Condition condition) {
    OptionalLong raw = raw(condition.point());
    return raw.isPresent() ? Optional.of(condition.holds(raw.getAsLong())) : Optional.empty();
  }

  boolean holdAll(List<Condition> conditions) {
    return conditions.stream().allMatch(each -> holds(each).orElse(false));
  }

  /** The value of a point in its unit that makes its register hold a raw one. */
  static Setting raw(RegisterMap map, String point, long raw) {
    boolean bits = map.point(point).spot().table() == Table.COIL;
    double value = bits ? raw : map.point(point).meaning().fromRaw(raw);
    return new Setting(point, value);
  }
}
