package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointCodec;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.register.Words;
import io.stackline.map.Coding;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.SelfTest;
import io.stackline.map.WordOrder;
import io.stackline.press.Doubt;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.Optional;

/** Registers whose content is known prove that addresses and word order of a map are right. */
public final class SelfTests {
  private SelfTests() {}

  /** The points to be read. */
  public static List<Point> points(RegisterMap map) {
    return map.extras().selfTests().stream()
        .map(each -> map.point(each.point()))
        .distinct()
        .toList();
  }

  /** The first that fails, and by which word order it would not; empty if all pass. */
  public static Optional<String> failed(RegisterMap map, PointImage image) {
    return map.extras().selfTests().stream()
        .flatMap(each -> failed(map, each, image).stream())
        .findFirst();
  }

  /** Why one fails; empty if it passes. */
  public static Optional<String> failed(RegisterMap map, SelfTest test, PointImage image) {
    Point point = map.point(test.point());
    PointValue value = image.value(point);
    if (passes(point, test, value)) {
      return Optional.empty();
    }
    String found =
        value.doubt().map(Doubt::cause).orElseGet(() -> QuantityText.number(value.number()));
    String hint =
        order(point, test, value.registers())
            .map(order -> "; its registers look like " + order)
            .orElse("");
    return Optional.of(
        "self-test "
            + point
            + ": expected "
            + QuantityText.number(test.expected())
            + ", got "
            + found
            + hint);
  }

  /** Whether a value is the expected one, as near as its registers can hold it. */
  public static boolean passes(Point point, SelfTest test, PointValue value) {
    double step = PointCodec.resolution(point, test.expected());
    return Math.abs(value.number() - test.expected()) <= step;
  }

  /** The word order by which the registers would hold what is expected. */
  private static Optional<WordOrder> order(Point point, SelfTest test, Words registers) {
    if (registers.size() < 2) {
      return Optional.empty();
    }
    for (WordOrder order : WordOrder.values()) {
      Coding coding = new Coding(point.coding().type(), order, point.coding().bit());
      Point other = new Point(point.name(), point.spot(), coding, point.meaning(), point.upkeep());
      if (order != point.coding().order()
          && passes(other, test, PointCodec.decode(other, registers))) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }
}
