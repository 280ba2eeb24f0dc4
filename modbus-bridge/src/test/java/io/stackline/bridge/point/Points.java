package io.stackline.bridge.point;

import io.stackline.map.Coding;
import io.stackline.map.Device;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Points and devices as tests need them. */
final class Points {
  static final Upkeep WRITTEN = upkeep("", false, false);

  private Points() {}

  static Point holding(String name, int address, PointType type, WordOrder order) {
    return holding(name, address, type, order, Meaning.PLAIN, WRITTEN);
  }

  static Point holding(
      String name, int address, PointType type, WordOrder order, Meaning meaning, Upkeep upkeep) {
    Spot spot = new Spot(Table.HOLDING, address, type.registers());
    return new Point(name, spot, new Coding(type, order, 0), meaning, upkeep);
  }

  /** A register whose raw value is the value. */
  static Point u16(int address, Upkeep upkeep) {
    return holding("r" + address, address, PointType.U16, WordOrder.ABCD, Meaning.PLAIN, upkeep);
  }

  static Point bit(int address, int bit) {
    return new Point(
        "r" + address + "." + bit,
        new Spot(Table.HOLDING, address, 1),
        new Coding(PointType.BIT, WordOrder.ABCD, bit),
        Meaning.PLAIN,
        WRITTEN);
  }

  static Point coil(int address) {
    return new Point(
        "c" + address,
        new Spot(Table.COIL, address, 1),
        new Coding(PointType.BOOL, WordOrder.ABCD, 0),
        Meaning.PLAIN,
        WRITTEN);
  }

  static Upkeep upkeep(String group, boolean readBack, boolean eeprom) {
    return new Upkeep(Upkeep.Poll.FAST, group, true, readBack, eeprom, Duration.ZERO);
  }

  static Meaning scaled(double scale, String unit, double sentinel, double min, double max) {
    return new Meaning(
        scale,
        0,
        unit,
        Double.isNaN(sentinel) ? OptionalDouble.empty() : OptionalDouble.of(sentinel),
        min,
        max);
  }

  static Device device(Set<Integer> functions, int readMax, int writeMax, Spot... holes) {
    return new Device(functions, readMax, writeMax, 2000, List.of(holes), Map.of(), Duration.ZERO);
  }
}
