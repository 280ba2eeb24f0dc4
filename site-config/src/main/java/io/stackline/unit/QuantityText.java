package io.stackline.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes quantities as text such as {@code 370 MPa} or {@code 1.5 t}. A bare number, an
 * unknown unit and the ambiguous "ton" are refused with what to write instead.
 */
public final class QuantityText {
  /** A space of any width may stand before the unit: typesetters and word processors put them. */
  private static final Pattern SHAPE =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)[\\s\\u00a0\\u202f]*(.*)");

  /** Longer texts are refused unread: no quantity needs more. */
  private static final int LENGTH_MAX = 64;

  /** For people. */
  private static final MathContext SHORT = new MathContext(7);

  /** Well within 1e-9, and short of the digits in which binary fractions show. */
  private static final MathContext LONG = new MathContext(15);

  /** Larger numbers have an exponent: nobody counts their zeros. */
  private static final double PLAIN_BELOW = 1e15;

  /** Beside an offset such fractions show earlier: 273.16 K is 0.010000000000047748 °C. */
  private static final int DECIMALS_BESIDE_OFFSET = 12;

  private QuantityText() {}

  public static Pressure pressure(String text) throws QuantityRefused {
    return new Pressure(si(text, QuantityKind.PRESSURE));
  }

  public static LinePressure linePressure(String text) throws QuantityRefused {
    return new LinePressure(si(text, QuantityKind.LINE_PRESSURE));
  }

  public static Force force(String text) throws QuantityRefused {
    return new Force(si(text, QuantityKind.FORCE));
  }

  public static Length length(String text) throws QuantityRefused {
    return new Length(si(text, QuantityKind.LENGTH));
  }

  public static Mass mass(String text) throws QuantityRefused {
    return new Mass(si(text, QuantityKind.MASS));
  }

  public static Area area(String text) throws QuantityRefused {
    return new Area(si(text, QuantityKind.AREA));
  }

  public static PressureRate pressureRate(String text) throws QuantityRefused {
    return new PressureRate(si(text, QuantityKind.PRESSURE_RATE));
  }

  public static ForceRate forceRate(String text) throws QuantityRefused {
    return new ForceRate(si(text, QuantityKind.FORCE_RATE));
  }

  public static Speed speed(String text) throws QuantityRefused {
    return new Speed(si(text, QuantityKind.SPEED));
  }

  public static Density density(String text) throws QuantityRefused {
    return new Density(si(text, QuantityKind.DENSITY));
  }

  public static Stiffness stiffness(String text) throws QuantityRefused {
    return new Stiffness(si(text, QuantityKind.STIFFNESS));
  }

  public static Share share(String text) throws QuantityRefused {
    return new Share(si(text, QuantityKind.SHARE));
  }

  public static ArealMass arealMass(String text) throws QuantityRefused {
    return new ArealMass(si(text, QuantityKind.AREAL_MASS));
  }

  public static ArealCapacity arealCapacity(String text) throws QuantityRefused {
    return new ArealCapacity(si(text, QuantityKind.AREAL_CAPACITY));
  }

  public static SpecificCapacity specificCapacity(String text) throws QuantityRefused {
    return new SpecificCapacity(si(text, QuantityKind.SPECIFIC_CAPACITY));
  }

  public static Swelling swelling(String text) throws QuantityRefused {
    return new Swelling(si(text, QuantityKind.SWELLING));
  }

  public static TemperatureDifference temperatureDifference(String text) throws QuantityRefused {
    return new TemperatureDifference(si(text, QuantityKind.TEMPERATURE_DIFFERENCE));
  }

  public static Temperature temperature(String text) throws QuantityRefused {
    double kelvin = si(text, QuantityKind.TEMPERATURE);
    if (kelvin < 0) {
      throw new QuantityRefused(
          quoted(text) + " is below absolute zero", write(QuantityKind.TEMPERATURE.example()));
    }
    return new Temperature(kelvin);
  }

  /**
   * A duration such as {@code 180 s}, {@code 10 min} or {@code 2 d}; to the millisecond, at least
   * zero.
   */
  public static Duration duration(String text) throws QuantityRefused {
    double seconds = si(text, QuantityKind.DURATION);
    if (seconds < 0 || seconds > 1e9) {
      throw new QuantityRefused(
          quoted(text) + " is not a duration between 0 s and 30 years",
          write(QuantityKind.DURATION.example()));
    }
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  /** A number with exactly this unit, or with none if the unit is empty. */
  public static double plain(String text, String unit) throws QuantityRefused {
    String example = unit.isEmpty() ? "0.5" : "0.5 " + unit;
    Matcher matcher = shape(text, "number", example);
    if (!matcher.group(2).equals(unit)) {
      String wanted = unit.isEmpty() ? "without a unit" : "with the unit " + unit;
      throw new QuantityRefused(quoted(text) + " is not a number " + wanted, write(example));
    }
    return finite(Double.parseDouble(matcher.group(1)), text);
  }

  /** The unit of this symbol; one of another kind is refused with what to write instead. */
  public static QuantityKind.Unit unit(String symbol, QuantityKind kind) throws QuantityRefused {
    // The Greek letter mu and the micro sign look the same and mean the same here.
    String sound = symbol.replace('\u03bc', '\u00b5');
    Optional<QuantityKind.Unit> unit = kind.unit(sound);
    if (unit.isEmpty()) {
      throw new QuantityRefused(
          quoted(sound) + " is not a unit of " + kind.words(), Lookalikes.remedy(sound, kind));
    }
    return unit.get();
  }

  /** A number with at most seven significant digits and no exponent, as people write it. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return "?";
    }
    BigDecimal rounded = new BigDecimal(value).round(SHORT);
    return stripped(rounded).toPlainString();
  }

  /** A duration in seconds, to the millisecond; {@link #duration(String)} reads the same back. */
  public static String exact(Duration duration) {
    return stripped(BigDecimal.valueOf(duration.toMillis(), 3)).toPlainString() + " s";
  }

  static String text(Quantity quantity) {
    QuantityKind.Unit unit = quantity.kind().usual();
    return number(unit.fromSi(quantity.si())) + " " + unit.symbol();
  }

  static String exact(Quantity quantity) {
    QuantityKind.Unit unit = quantity.kind().usual();
    double value = unit.fromSi(quantity.si());
    if (!Double.isFinite(value)) {
      return text(quantity);
    }
    BigDecimal rounded = new BigDecimal(value).round(LONG);
    if (unit.offset() != 0) {
      int decimals = Math.min(rounded.scale(), DECIMALS_BESIDE_OFFSET);
      rounded = rounded.setScale(decimals, RoundingMode.HALF_EVEN);
    }
    BigDecimal shortest = stripped(rounded);
    if (Math.abs(value) < PLAIN_BELOW) {
      shortest = shortest.setScale(Math.max(0, shortest.scale()));
    }
    return shortest + " " + unit.symbol();
  }

  private static BigDecimal stripped(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /** A quantity of this kind in SI units. */
  public static double si(String text, QuantityKind kind) throws QuantityRefused {
    Matcher matcher = shape(text, kind.words(), kind.example());
    String symbol = matcher.group(2);
    if (symbol.isEmpty()) {
      throw new QuantityRefused(quoted(text) + " has no unit", write(kind.example()));
    }
    return finite(unit(symbol, kind).toSi(Double.parseDouble(matcher.group(1))), text);
  }

  private static double finite(double value, String text) throws QuantityRefused {
    if (Double.isInfinite(value)) {
      throw new QuantityRefused(quoted(text) + " is too large", "write a smaller number");
    }
    return value;
  }

  private static Matcher shape(String text, String what, String example) throws QuantityRefused {
    String stripped = text.strip();
    Matcher matcher = SHAPE.matcher(stripped);
    if (stripped.length() > LENGTH_MAX || !matcher.matches()) {
      throw new QuantityRefused(quoted(text) + " is not a " + what, write(example));
    }
    return matcher;
  }

  private static String write(String example) {
    return "write for instance \"" + example + "\"";
  }

  private static String quoted(String text) {
    String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
    return "\"" + shown + "\"";
  }
}
