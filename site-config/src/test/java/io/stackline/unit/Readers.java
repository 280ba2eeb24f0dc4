package io.stackline.unit;

import java.util.EnumMap;
import java.util.Map;

/** What reads each kind of quantity: all kinds but the duration, which is one of Java's own. */
final class Readers {
  /** As {@link QuantityText} has them. */
  @FunctionalInterface
  interface Reader {
    Quantity read(String text) throws QuantityRefused;
  }

  static final Map<QuantityKind, Reader> ALL = all();

  private Readers() {}

  static Quantity read(QuantityKind kind, String text) throws QuantityRefused {
    Reader reader = ALL.get(kind);
    if (reader == null) {
      throw new AssertionError("no reader for " + kind);
    }
    return reader.read(text);
  }

  private static Map<QuantityKind, Reader> all() {
    Map<QuantityKind, Reader> readers = new EnumMap<>(QuantityKind.class);
    readers.put(QuantityKind.PRESSURE, QuantityText::pressure);
    readers.put(QuantityKind.LINE_PRESSURE, QuantityText::linePressure);
    readers.put(QuantityKind.FORCE, QuantityText::force);
    readers.put(QuantityKind.LENGTH, QuantityText::length);
    readers.put(QuantityKind.MASS, QuantityText::mass);
    readers.put(QuantityKind.AREA, QuantityText::area);
    readers.put(QuantityKind.PRESSURE_RATE, QuantityText::pressureRate);
    readers.put(QuantityKind.FORCE_RATE, QuantityText::forceRate);
    readers.put(QuantityKind.SPEED, QuantityText::speed);
    readers.put(QuantityKind.DENSITY, QuantityText::density);
    readers.put(QuantityKind.STIFFNESS, QuantityText::stiffness);
    readers.put(QuantityKind.TEMPERATURE, QuantityText::temperature);
    readers.put(QuantityKind.TEMPERATURE_DIFFERENCE, QuantityText::temperatureDifference);
    readers.put(QuantityKind.SHARE, QuantityText::share);
    readers.put(QuantityKind.AREAL_MASS, QuantityText::arealMass);
    readers.put(QuantityKind.AREAL_CAPACITY, QuantityText::arealCapacity);
    readers.put(QuantityKind.SPECIFIC_CAPACITY, QuantityText::specificCapacity);
    readers.put(QuantityKind.SWELLING, QuantityText::swelling);
    return readers;
  }
}
