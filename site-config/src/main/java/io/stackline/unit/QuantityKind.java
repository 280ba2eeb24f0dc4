package io.stackline.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of quantities and the units in which each is written; the first is its usual one.
 *
 * <p>Tonne-force 9.80665 kN, US short ton-force 8.89644 kN, UK long ton-force 9.96402 kN: 12 %
 * apart, so there is no plain "ton".
 */
public enum QuantityKind {
  /** Pressure on the specimen. */
  PRESSURE(
      "pressure", "370 MPa", unit("MPa", 1e6), unit("GPa", 1e9), unit("kPa", 1e3), unit("Pa", 1)),
  /** Pressure of the oil. */
  LINE_PRESSURE(
      "oil line pressure",
      "60 bar",
      unit("bar", 1e5),
      unit("MPa", 1e6),
      unit("kPa", 1e3),
      unit("Pa", 1)),
  FORCE(
      "force",
      "14.7 kN",
      unit("kN", 1e3),
      unit("N", 1),
      unit("MN", 1e6),
      unit("t", 9806.65),
      unit("short ton", 8896.443230521),
      unit("long ton", 9964.01641818352)),
  LENGTH(
      "length",
      "10 mm",
      unit("mm", 1e-3),
      unit("µm", 1e-6),
      unit("um", 1e-6),
      unit("cm", 1e-2),
      unit("m", 1)),
  MASS("mass", "100 mg", unit("mg", 1e-6), unit("g", 1e-3), unit("kg", 1)),
  AREA(
      "area",
      "78.5 mm²",
      unit("mm²", 1e-6),
      unit("mm2", 1e-6),
      unit("cm²", 1e-4),
      unit("cm2", 1e-4)),
  PRESSURE_RATE(
      "pressure rate",
      "5 MPa/s",
      unit("MPa/s", 1e6),
      unit("MPa/min", 1e6 / 60),
      unit("kPa/s", 1e3)),
  FORCE_RATE(
      "force rate",
      "0.4 kN/s",
      unit("kN/s", 1e3),
      unit("N/s", 1),
      unit("kN/min", 1e3 / 60),
      unit("t/s", 9806.65),
      unit("t/min", 9806.65 / 60)),
  SPEED("speed", "0.25 mm/s", unit("mm/s", 1e-3), unit("mm/min", 1e-3 / 60), unit("µm/s", 1e-6)),
  DENSITY(
      "density",
      "1.86 g/cm³",
      unit("g/cm³", 1e3),
      unit("g/cm3", 1e3),
      unit("kg/m³", 1),
      unit("kg/m3", 1)),
  STIFFNESS("stiffness", "300 kN/mm", unit("kN/mm", 1e6), unit("N/m", 1), unit("MN/m", 1e6)),
  TEMPERATURE(
      "temperature", "60 °C", new Unit("°C", 1, 273.15), new Unit("C", 1, 273.15), unit("K", 1)),
  /** As of a tolerance. */
  TEMPERATURE_DIFFERENCE("temperature difference", "2 K", unit("K", 1)),
  DURATION(
      "duration",
      "180 s",
      unit("s", 1),
      unit("ms", 1e-3),
      unit("min", 60),
      unit("h", 3600),
      unit("d", 86400)),
  SHARE("share", "98 %", unit("%", 1e-2)),
  AREAL_MASS(
      "areal mass",
      "10 mg/cm²",
      unit("mg/cm²", 1e-2),
      unit("mg/cm2", 1e-2),
      unit("g/m²", 1e-3),
      unit("g/m2", 1e-3)),
  AREAL_CAPACITY("areal capacity", "3 mAh/cm²", unit("mAh/cm²", 3.6e4), unit("mAh/cm2", 3.6e4)),
  SPECIFIC_CAPACITY("specific capacity", "180 mAh/g", unit("mAh/g", 3600), unit("Ah/kg", 3600)),
  /** Growth of thickness per areal capacity. */
  SWELLING(
      "swelling",
      "1.5 µm/(mAh/cm²)",
      unit("µm/(mAh/cm²)", 1e-6 / 3.6e4),
      unit("um/(mAh/cm²)", 1e-6 / 3.6e4),
      unit("µm/(mAh/cm2)", 1e-6 / 3.6e4),
      unit("um/(mAh/cm2)", 1e-6 / 3.6e4));

  /**
   * A unit as it is written.
   *
   * @param factor of the SI unit
   * @param offset in SI units: what zero of this unit is
   */
  public record Unit(String symbol, double factor, double offset) {
    public double toSi(double value) {
      return value * factor + offset;
    }

    public double fromSi(double si) {
      return (si - offset) / factor;
    }
  }

  private final String words;
  private final String example;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Unit> units;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map
  private final Map<String, Unit> bySymbol;

  QuantityKind(String words, String example, Unit... units) {
    this.words = words;
    this.example = example;
    this.units = List.of(units);
    this.bySymbol =
        this.units.stream().collect(Collectors.toUnmodifiableMap(Unit::symbol, unit -> unit));
  }

  /** What it is called in a message, for instance {@code oil line pressure}. */
  public String words() {
    return words;
  }

  /** A text of this kind, for instance {@code 60 bar}. */
  public String example() {
    return example;
  }

  /** The units that are read, the usual one first. */
  public List<Unit> units() {
    return units;
  }

  Stream<String> symbols() {
    return units.stream().map(Unit::symbol);
  }

  Unit usual() {
    return units.get(0);
  }

  /** The unit of this symbol, if this kind is written in it. */
  public Optional<Unit> unit(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  private static Unit unit(String symbol, double factor) {
    return new Unit(symbol, factor, 0);
  }
}
