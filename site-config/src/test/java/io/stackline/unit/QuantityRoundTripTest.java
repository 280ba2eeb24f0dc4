package io.stackline.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back, and what cannot be read is refused and nothing else. */
class QuantityRoundTripTest {
  private static final long SEED = 20260311;
  private static final int VALUES = 300;

  /** A control: a kind without a reader or units would be left out of all tests here. */
  @Test
  void everyKindButTheDurationHasAReaderAndAllHaveUnits() {
    assertEquals(EnumSet.complementOf(EnumSet.of(QuantityKind.DURATION)), Readers.ALL.keySet());
    for (QuantityKind kind : QuantityKind.values()) {
      assertEquals(kind.usual(), kind.units().get(0));
    }
  }

  @ParameterizedTest
  @EnumSource(value = QuantityKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DURATION")
  void everyValueInEveryUnitSurvivesBeingWrittenAndRead(QuantityKind kind) throws QuantityRefused {
    Random random = new Random(SEED);
    for (QuantityKind.Unit unit : kind.units()) {
      for (int i = 0; i < VALUES; i++) {
        double value = random(random, kind, i);
        String text = value + " " + unit.symbol();
        Quantity quantity = Readers.read(kind, text);
        assertSame(kind, quantity.kind());
        near(unit.toSi(value), quantity.si(), text);
        String exact = quantity.exact();
        assertTrue(exact.endsWith(" " + kind.usual().symbol()), exact);
        near(quantity.si(), Readers.read(kind, exact).si(), text + " became " + exact);
        assertEquals(exact, Readers.read(kind, exact).exact(), "written twice from " + text);
      }
    }
  }

  /** What people read is the same to seven digits, as long as it is of a size people read. */
  @ParameterizedTest
  @EnumSource(value = QuantityKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DURATION")
  void theTextForPeopleIsTheSameToSevenDigits(QuantityKind kind) throws QuantityRefused {
    Random random = new Random(SEED);
    for (int i = 0; i < VALUES; i++) {
      double value = Math.pow(10, -3 + 8 * random.nextDouble());
      Quantity quantity = Readers.read(kind, value + " " + kind.usual().symbol());
      String shown = quantity.toString();
      assertFalse(shown.contains("E"), shown);
      assertEquals(quantity.si(), Readers.read(kind, shown).si(), quantity.si() * 5.1e-7, shown);
    }
  }

  /** What a person wrote comes back as it was written, without a tail of nines. */
  @ParameterizedTest
  @EnumSource(value = QuantityKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DURATION")
  void aNumberOfFewDigitsComesBackAsWritten(QuantityKind kind) throws QuantityRefused {
    Random random = new Random(SEED);
    for (int i = 0; i < VALUES; i++) {
      String text =
          BigDecimal.valueOf(1 + random.nextInt(999_999), random.nextInt(6))
                  .stripTrailingZeros()
                  .toPlainString()
              + " "
              + kind.usual().symbol();
      assertEquals(text, Readers.read(kind, text).exact());
    }
  }

  @Test
  void durationsSurviveToTheMillisecond() throws QuantityRefused {
    Random random = new Random(SEED);
    for (int i = 0; i < VALUES; i++) {
      Duration duration = Duration.ofMillis((long) Math.pow(10, 12 * random.nextDouble()));
      assertEquals(duration, QuantityText.duration(QuantityText.exact(duration)));
    }
    assertEquals(Duration.ZERO, QuantityText.duration("0 s"));
    assertEquals(Duration.ofSeconds(1_000_000_000), QuantityText.duration("1e9 s"));
    assertEquals("600 s", QuantityText.exact(Duration.ofMinutes(10)));
    assertEquals("1.5 s", QuantityText.exact(Duration.ofMillis(1500)));
    assertEquals("0 s", QuantityText.exact(Duration.ZERO));
  }

  /** Short where it can be, with an exponent only where zeros would have to be counted. */
  @ParameterizedTest
  @CsvSource({
    "370 MPa, 370 MPa",
    "0.1 GPa, 100 MPa",
    "0 Pa, 0 MPa",
    "-0.0 Pa, 0 MPa",
    "-1.10 MPa, -1.1 MPa",
    "1 Pa, 0.000001 MPa",
    "0.999 Pa, 9.99E-7 MPa",
    "-0.999 Pa, -9.99E-7 MPa",
    "999e12 MPa, 999000000000000 MPa",
    "1e15 MPa, 1E+15 MPa",
    "-1e15 MPa, -1E+15 MPa",
    "12.34567890123456 MPa, 12.3456789012346 MPa"
  })
  void theExactTextIsShort(String text, String exact) throws QuantityRefused {
    assertEquals(exact, QuantityText.pressure(text).exact());
  }

  /** 0.01 °C is 273.16 K, which no binary fraction is: the digits in which that shows are left. */
  @ParameterizedTest
  @CsvSource({"60 °C, 60 °C", "0.01 °C, 0.01 °C", "0 K, -273.15 °C", "25.3 C, 25.3 °C"})
  void theExactTextOfATemperatureShowsNoBinaryFraction(String text, String exact)
      throws QuantityRefused {
    assertEquals(exact, QuantityText.temperature(text).exact());
  }

  @Test
  void whatIsNotMeasuredIsWrittenButNeverRead() {
    assertEquals("? MPa", Pressure.UNKNOWN.exact());
    assertEquals("? kN", new Force(Double.POSITIVE_INFINITY).exact());
    refused(QuantityKind.PRESSURE, Pressure.UNKNOWN.exact());
  }

  /** Any text: changed ones that were right, joined pieces, and plain noise. */
  @ParameterizedTest
  @EnumSource(value = QuantityKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DURATION")
  void nonsenseIsRefusedWithWhatAndRemedyAndNothingElseIsThrown(QuantityKind kind) {
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 10 * VALUES; i++) {
      refused += refused(kind, nonsense(random, kind)) ? 1 : 0;
    }
    // Not all: "370 MPa" with a digit doubled is a pressure.
    assertTrue(refused > 7 * VALUES, refused + " of " + 10 * VALUES);
  }

  private static String nonsense(Random random, QuantityKind kind) {
    List<String> pieces =
        List.of(
            "1",
            "-",
            "+",
            ".",
            ",",
            "e",
            "E",
            "9",
            "0x1p3",
            "NaN",
            "Infinity",
            " ",
            "\t",
            "\n",
            "\u00a0",
            "\u2212",
            "\u0661",
            "\ud83d\ude00",
            "\ud83d",
            "\u0000",
            "[S2]",
            "\"",
            "{",
            "ton",
            "tons",
            "MPa",
            "bar",
            "kN",
            "mAh",
            "°",
            "µ",
            "\u03bc",
            "/",
            "²",
            "%",
            "1e999");
    StringBuilder text = new StringBuilder(random.nextBoolean() ? kind.example() : "");
    for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        case 1 -> text.insert(at, (char) random.nextInt(0x10000));
        default -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
      }
    }
    return text.toString();
  }

  private static boolean refused(QuantityKind kind, String text) {
    try {
      Quantity quantity = Readers.read(kind, text);
      assertTrue(Double.isFinite(quantity.si()), text + " became " + quantity);
      return false;
    } catch (QuantityRefused e) {
      assertFalse(e.what().isBlank(), text);
      assertTrue(e.remedy().matches("(?s)(.*write .*|.*known units: .*)"), e.getMessage());
      assertTrue(e.getMessage().length() < 250, e.getMessage());
      return true;
    }
  }

  /** Sizes of a press first, then tiny and huge ones; no temperature below a millikelvin. */
  private static double random(Random random, QuantityKind kind, int i) {
    double exponent = i % 2 == 0 ? -4 + 9 * random.nextDouble() : -280 + 560 * random.nextDouble();
    if (kind == QuantityKind.TEMPERATURE) {
      return Math.pow(10, Math.max(-3, exponent));
    }
    return random.nextInt(5) > 0 ? Math.pow(10, exponent) : -Math.pow(10, exponent);
  }

  private static void near(double wanted, double found, String what) {
    assertEquals(wanted, found, Math.abs(wanted) * 1e-9, what);
  }
}
