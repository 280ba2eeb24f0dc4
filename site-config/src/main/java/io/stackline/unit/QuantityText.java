package io.stackline.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads quantities from text such as {@code 370 MPa} or {@code 1.5 t}. A bare number, an unknown
 * unit and the ambiguous "ton" are refused with the units that would do.
 *
 * <p>Tonne-force 9.80665 kN, US short ton-force 8.89644 kN, UK long ton-force 9.96402 kN: 12 %
 * apart, so never guessed.
 */
public final class QuantityText {
  private static final Pattern SHAPE =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(.*)");

  /** Longer texts are refused unread: no quantity needs more. */
  private static final int LENGTH_MAX = 64;

  private static final double NEWTONS_PER_TONNE = 9806.65;
  private static final double NEWTONS_PER_SHORT_TON = 8896.443230521;
  private static final double NEWTONS_PER_LONG_TON = 9964.01641818352;

  private static final Map<String, Double> PRESSURE =
      units("MPa", 1e6, "GPa", 1e9, "kPa", 1e3, "Pa", 1.0);
  private static final Map<String, Double> LINE =
      units("bar", 1e5, "MPa", 1e6, "kPa", 1e3, "Pa", 1.0);
  private static final Map<String, Double> FORCE =
      units(
          "kN",
          1e3,
          "N",
          1.0,
          "MN",
          1e6,
          "t",
          NEWTONS_PER_TONNE,
          "short ton",
          NEWTONS_PER_SHORT_TON,
          "long ton",
          NEWTONS_PER_LONG_TON);
  private static final Map<String, Double> LENGTH =
      units("mm", 1e-3, "µm", 1e-6, "um", 1e-6, "cm", 1e-2, "m", 1.0);
  private static final Map<String, Double> MASS = units("mg", 1e-6, "g", 1e-3, "kg", 1.0);
  private static final Map<String, Double> AREA =
      units("mm²", 1e-6, "mm2", 1e-6, "cm²", 1e-4, "cm2", 1e-4);
  private static final Map<String, Double> PRESSURE_RATE =
      units("MPa/s", 1e6, "MPa/min", 1e6 / 60, "kPa/s", 1e3);
  private static final Map<String, Double> FORCE_RATE =
      units("kN/s", 1e3, "N/s", 1.0, "kN/min", 1e3 / 60);
  private static final Map<String, Double> SPEED =
      units("mm/s", 1e-3, "mm/min", 1e-3 / 60, "µm/s", 1e-6);
  private static final Map<String, Double> DENSITY =
      units("g/cm³", 1e3, "g/cm3", 1e3, "kg/m³", 1.0, "kg/m3", 1.0);
  private static final Map<String, Double> STIFFNESS = units("kN/mm", 1e6, "N/m", 1.0, "MN/m", 1e6);
  private static final Map<String, Double> TEMPERATURE = units("°C", 273.15, "C", 273.15, "K", 0.0);
  private static final Map<String, Double> TIME =
      units("s", 1.0, "ms", 1e-3, "min", 60.0, "h", 3600.0, "d", 86400.0);

  private QuantityText() {}

  public static Pressure pressure(String text) throws QuantityRefused {
    return read(text, "pressure", "370 MPa", PRESSURE, Pressure::new);
  }

  public static LinePressure linePressure(String text) throws QuantityRefused {
    return read(text, "oil line pressure", "60 bar", LINE, LinePressure::new);
  }

  public static Force force(String text) throws QuantityRefused {
    return read(text, "force", "14.7 kN", FORCE, Force::new);
  }

  public static Length length(String text) throws QuantityRefused {
    return read(text, "length", "10 mm", LENGTH, Length::new);
  }

  public static Mass mass(String text) throws QuantityRefused {
    return read(text, "mass", "100 mg", MASS, Mass::new);
  }

  public static Area area(String text) throws QuantityRefused {
    return read(text, "area", "78.5 mm²", AREA, Area::new);
  }

  public static PressureRate pressureRate(String text) throws QuantityRefused {
    return read(text, "pressure rate", "5 MPa/s", PRESSURE_RATE, PressureRate::new);
  }

  public static ForceRate forceRate(String text) throws QuantityRefused {
    return read(text, "force rate", "0.4 kN/s", FORCE_RATE, ForceRate::new);
  }

  public static Speed speed(String text) throws QuantityRefused {
    return read(text, "speed", "0.25 mm/s", SPEED, Speed::new);
  }

  public static Density density(String text) throws QuantityRefused {
    return read(text, "density", "1.86 g/cm³", DENSITY, Density::new);
  }

  public static Stiffness stiffness(String text) throws QuantityRefused {
    return read(text, "stiffness", "300 kN/mm", STIFFNESS, Stiffness::new);
  }

  public static Temperature temperature(String text) throws QuantityRefused {
    Matcher matcher = split(text, "temperature", "60 °C", TEMPERATURE);
    double kelvin = value(matcher, 1, text) + TEMPERATURE.getOrDefault(matcher.group(2), 0.0);
    if (kelvin < 0) {
      throw new QuantityRefused(
          quoted(text) + " is below absolute zero", "write for instance \"60 °C\"");
    }
    return new Temperature(kelvin);
  }

  /** A number with exactly this unit, or with none if the unit is empty. */
  public static double plain(String text, String unit) throws QuantityRefused {
    String example = unit.isEmpty() ? "0.5" : "0.5 " + unit;
    Matcher matcher = shape(text, "number", example);
    if (!matcher.group(2).equals(unit)) {
      String wanted = unit.isEmpty() ? "without a unit" : "with the unit " + unit;
      throw new QuantityRefused(
          quoted(text) + " is not a number " + wanted, "write for instance \"" + example + "\"");
    }
    return value(matcher, 1, text);
  }

  /**
   * A duration such as {@code 180 s}, {@code 10 min} or {@code 2 d}; to the millisecond, at least
   * zero.
   */
  public static Duration duration(String text) throws QuantityRefused {
    double seconds = read(text, "duration", "180 s", TIME, value -> value);
    if (seconds < 0 || seconds > 1e9) {
      throw new QuantityRefused(
          quoted(text) + " is not a duration between 0 s and 30 years",
          "write for instance \"180 s\"");
    }
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  /** A number with at most seven significant digits and no exponent, as people write it. */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "?";
    }
    String text = new BigDecimal(value).round(new MathContext(7)).toPlainString();
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static <T> T read(
      String text, String what, String example, Map<String, Double> units, DoubleFunction<T> make)
      throws QuantityRefused {
    Matcher matcher = split(text, what, example, units);
    Double factor = units.get(matcher.group(2));
    if (factor == null) {
      throw new IllegalStateException("unit was checked: " + text);
    }
    return make.apply(value(matcher, factor, text));
  }

  private static double value(Matcher matcher, double factor, String text) throws QuantityRefused {
    double value = Double.parseDouble(matcher.group(1)) * factor;
    if (Double.isInfinite(value)) {
      throw new QuantityRefused(quoted(text) + " is too large", "write a smaller number");
    }
    return value;
  }

  private static Matcher split(String text, String what, String example, Map<String, Double> units)
      throws QuantityRefused {
    Matcher matcher = shape(text, what, example);
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      throw new QuantityRefused(
          quoted(text) + " has no unit", "write for instance \"" + example + "\"");
    }
    if (!units.containsKey(unit)) {
      throw new QuantityRefused(quoted(unit) + " is not a unit of " + what, units(unit, units));
    }
    return matcher;
  }

  private static String units(String unit, Map<String, Double> known) {
    if (unit.matches("(?i)tons?|tonf?|tons? force")) {
      return "a bare \"ton\" may mean 8.90, 9.81 or 9.96 kN:"
          + " write t (metric), short ton or long ton";
    }
    return "known units: " + String.join(", ", known.keySet());
  }

  private static Matcher shape(String text, String what, String example) throws QuantityRefused {
    String stripped = text.strip();
    Matcher matcher = SHAPE.matcher(stripped);
    if (stripped.length() > LENGTH_MAX || !matcher.matches()) {
      throw new QuantityRefused(
          quoted(text) + " is not a " + what, "write for instance \"" + example + "\"");
    }
    return matcher;
  }

  private static String quoted(String text) {
    String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
    return "\"" + shown + "\"";
  }

  private static Map<String, Double> units(Object... pairs) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Double) pairs[i + 1]);
    }
    return map;
  }
}
