package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointCodec;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.press.Doubt;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.Optional;

/** What was written against what is there. */
final class ReadBack {
  private ReadBack() {}

  /** The first that could not be read, and why. */
  static Optional<String> unread(List<Setting> settings, PointImage image) {
    for (Setting setting : settings) {
      PointValue value = image.value(setting.point());
      if (value.registers().size() == 0) {
        String cause = value.doubt().map(Doubt::cause).orElse("nothing was read");
        return Optional.of(setting.point() + " cannot be read back: " + cause);
      }
    }
    return Optional.empty();
  }

  /** The first that holds something else. */
  static Optional<String> other(List<Setting> settings, PointImage image) {
    for (Setting setting : settings) {
      PointValue value = image.value(setting.point());
      if (value.registers().size() > 0 && !isSame(setting, value)) {
        return Optional.of(
            setting.point()
                + " holds "
                + amount(setting, value.number())
                + " instead of "
                + amount(setting, setting.value()));
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Setting setting, PointValue value) {
    if (!setting.point().coding().type().isNumber()) {
      return value.number() == setting.value();
    }
    double step = PointCodec.resolution(setting.point(), setting.value());
    return Math.abs(value.number() - setting.value()) <= step / 2;
  }

  private static String amount(Setting setting, double value) {
    return (QuantityText.number(value) + " " + setting.point().meaning().unit()).trim();
  }
}
