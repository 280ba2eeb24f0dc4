package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Condition;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the conditions of a map come to on what was read, and raw values to be written. */
final class Conditions {
  private Conditions() {}

  /** Whether a condition holds; empty if its point could not be read. */
  static Optional<Boolean> holds(PointImage image, Condition condition) {
    OptionalLong raw = image.value(condition.point()).raw();
    return raw.isPresent() ? Optional.of(condition.holds(raw.getAsLong())) : Optional.empty();
  }

  /** Whether it is known to hold. */
  static boolean surely(PointImage image, Condition condition) {
    return holds(image, condition).orElse(false);
  }

  /** The first that is not known to hold. */
  static Optional<Condition> lacking(PointImage image, List<Condition> conditions) {
    return conditions.stream().filter(each -> !surely(image, each)).findFirst();
  }

  /** What makes the register of a point hold a raw value. */
  static Setting raw(RegisterMap map, String name, long raw) {
    Point point = map.point(name);
    boolean flag = point.spot().table() == Table.COIL || !point.coding().type().isNumber();
    return new Setting(point, flag ? (double) raw : point.meaning().fromRaw((double) raw));
  }
}
