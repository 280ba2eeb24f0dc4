package io.stackline.bridge;

import io.stackline.map.Coding;
import io.stackline.map.Display;
import io.stackline.map.ExtraTag;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import io.stackline.press.TagLimits;
import java.time.Duration;
import java.util.OptionalDouble;

/** Extra tags of the tests, in the registers of a {@link FakePlc} that PRESSMAP does not use. */
final class Tags {
  static final Duration SECOND = Duration.ofSeconds(1);

  private Tags() {}

  /** An unsigned register in tenths of a degree, 0 to 100 °C. */
  static ExtraTag degrees(String name, int address, Duration every, boolean writable) {
    Meaning meaning = new Meaning(0.1, 0, "°C", OptionalDouble.of(0xFFFF), 0, 100);
    return tag(name, address, PointType.U16, meaning, every, writable);
  }

  /** A single-precision number of two registers, -100 to 100. */
  static ExtraTag real(String name, int address, boolean writable) {
    Meaning meaning = new Meaning(1, 0, "", OptionalDouble.empty(), -100, 100);
    return tag(name, address, PointType.F32, meaning, SECOND, writable);
  }

  private static ExtraTag tag(
      String name, int address, PointType type, Meaning meaning, Duration every, boolean writable) {
    Upkeep upkeep = new Upkeep(Upkeep.Poll.SLOW, "", writable, writable, false, Duration.ZERO);
    Point point =
        new Point(
            name,
            new Spot(Table.HOLDING, address, type.registers()),
            new Coding(type, WordOrder.ABCD, 0),
            meaning,
            upkeep,
            new Display("", TagLimits.NONE, writable));
    return new ExtraTag(point, every);
  }
}
