package io.stackline.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.format.UnitFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.units.indriya.format.SimpleUnitFormat;

/**
 * Every factor against Indriya, the reference implementation of JSR 385, which knows nothing of our
 * tables. What it has no symbol for is made of what it has: a ton of short hundredweights of
 * avoirdupois pounds under standard gravity.
 */
class UnitOracleTest {
  private static final UnitFormat INDRIYA = SimpleUnitFormat.getInstance();

  private static final Unit<?> KILOGRAM_FORCE =
      INDRIYA.parse("kg").multiply(INDRIYA.parse("m/s²")).multiply(9.80665);
  private static final Unit<?> POUND_FORCE = KILOGRAM_FORCE.multiply(0.45359237);

  private static final Map<String, Unit<?>> ABSENT =
      Map.of(
          "bar", INDRIYA.parse("hPa").multiply(1000),
          "t", KILOGRAM_FORCE.multiply(1000),
          "short ton", POUND_FORCE.multiply(20).multiply(100),
          "long ton", POUND_FORCE.multiply(20).multiply(112),
          "C", INDRIYA.parse("°C"));

  @ParameterizedTest
  @EnumSource(QuantityKind.class)
  void everyUnitIsWorthWhatIndriyaSays(QuantityKind kind) throws Exception {
    Unit<?> si = INDRIYA.parse(si(kind));
    Random random = new Random(20260311);
    for (QuantityKind.Unit unit : kind.units()) {
      UnitConverter oracle = indriya(unit.symbol()).getConverterToAny(si);
      for (int i = 0; i < 50; i++) {
        double value = Math.pow(10, -3 + 6 * random.nextDouble());
        double wanted = oracle.convert(value);
        assertEquals(wanted, read(kind, unit, value), wanted * 1e-9, value + unit.symbol());
      }
    }
  }

  /** The text is what counts; but durations are rounded to the millisecond when they are read. */
  private static double read(QuantityKind kind, QuantityKind.Unit unit, double value)
      throws QuantityRefused {
    return kind == QuantityKind.DURATION
        ? unit.toSi(value)
        : Readers.read(kind, value + " " + unit.symbol()).si();
  }

  /** Indriya writes products with a dot and powers raised. */
  private static Unit<?> indriya(String symbol) {
    Unit<?> absent = ABSENT.get(symbol);
    if (absent != null) {
      return absent;
    }
    if (symbol.startsWith("t/")) {
      return indriya("t").divide(INDRIYA.parse(symbol.substring(2)));
    }
    return INDRIYA.parse(
        symbol
            .replace("um", "µm")
            .replace("Ah", "A·h")
            .replaceAll("m2\\b", "m²")
            .replaceAll("m3\\b", "m³"));
  }

  private static String si(QuantityKind kind) {
    return switch (kind) {
      case PRESSURE, LINE_PRESSURE -> "Pa";
      case FORCE -> "N";
      case LENGTH -> "m";
      case MASS -> "kg";
      case AREA -> "m²";
      case PRESSURE_RATE -> "Pa/s";
      case FORCE_RATE -> "N/s";
      case SPEED -> "m/s";
      case DENSITY -> "kg/m³";
      case STIFFNESS -> "N/m";
      case TEMPERATURE, TEMPERATURE_DIFFERENCE -> "K";
      case DURATION -> "s";
      case SHARE -> "one";
      case AREAL_MASS -> "kg/m²";
      case AREAL_CAPACITY -> "C/m²";
      case SPECIFIC_CAPACITY -> "C/kg";
      case SWELLING -> "m³/C";
    };
  }
}
