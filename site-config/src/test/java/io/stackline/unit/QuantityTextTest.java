package io.stackline.unit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {
  @Test
  void everyUnitReadsToSi() {
    assertAll(
        () -> assertEquals(370e6, QuantityText.pressure("370 MPa").pascals(), 1e-3),
        () -> assertEquals(1.5e9, QuantityText.pressure("1.5GPa").pascals(), 1e-3),
        () -> assertEquals(60.5e5, QuantityText.linePressure("60.5 bar").pascals(), 1e-6),
        () -> assertEquals(100e-6, QuantityText.length("100 µm").metres(), 1e-15),
        () -> assertEquals(100e-6, QuantityText.length("100 um").metres(), 1e-15),
        () -> assertEquals(15e-6, QuantityText.mass("15 mg").kilograms(), 1e-15),
        () -> assertEquals(78.5e-6, QuantityText.area("78.5 mm²").squareMetres(), 1e-15),
        () -> assertEquals(5e6, QuantityText.pressureRate("5 MPa/s").pascalsPerSecond(), 1e-6),
        () -> assertEquals(0.25e-3, QuantityText.speed("0.25 mm/s").metresPerSecond(), 1e-15),
        () -> assertEquals(1860, QuantityText.density("1.86 g/cm³").kilogramsPerCubicMetre(), 1e-9),
        () -> assertEquals(300e6, QuantityText.stiffness("300 kN/mm").newtonsPerMetre(), 1e-3),
        () -> assertEquals(2e3, QuantityText.forceRate("2 kN/s").newtonsPerSecond(), 1e-9),
        () -> assertEquals(333.15, QuantityText.temperature("60 °C").kelvin(), 1e-9),
        () -> assertEquals(Duration.ofMinutes(10), QuantityText.duration("10 min")),
        () -> assertEquals(Duration.ofMillis(1500), QuantityText.duration("1.5 s")),
        () -> assertEquals(42500, QuantityText.plain("4.25e4 1/s", "1/s"), 1e-9),
        () -> assertEquals(0.6, QuantityText.plain("0.60", ""), 1e-15));
  }

  /** Metric, US short and UK long ton-force differ by up to 12 %: known answers for 1.5 of each. */
  @ParameterizedTest
  @CsvSource({"1.5 t,         14.709975", "1.5 short ton, 13.344665", "1.5 long ton,  14.946025"})
  void theThreeTonsAreThreeUnits(String text, double kilonewtons) throws QuantityRefused {
    assertEquals(kilonewtons, QuantityText.force(text).toKN(), 1e-6);
  }

  /** Tonnes to kilonewtons to megapascals and back must not lose anything that matters. */
  @Test
  void aForceSurvivesTheWayToPressureAndBack() throws QuantityRefused {
    for (double bore : new double[] {10, 12, 12.7, 13, 16, 20}) {
      Area area = Area.ofBore(Length.ofMm(bore));
      for (double tonnes = 0.013; tonnes < 100; tonnes *= 1.37) {
        Pressure pressure = QuantityText.force(tonnes + " t").over(area);
        double back = pressure.on(area).newtons() / 9806.65;
        assertEquals(tonnes, back, tonnes * 1e-9, tonnes + " t on " + bore + " mm");
        Pressure read = QuantityText.pressure(pressure.toMPa() + " MPa");
        assertEquals(pressure.pascals(), read.pascals(), pressure.pascals() * 1e-9);
      }
    }
  }

  @Test
  void whatIsNoQuantityIsRefusedWithTheRemedy() {
    List.of(
            refusal(
                () -> QuantityText.pressure("370"),
                "\"370\" has no unit; write for instance \"370 MPa\""),
            refusal(
                () -> QuantityText.pressure("370 psi"),
                "\"psi\" is not a unit of pressure; write MPa: 1 psi is 0.006894757 MPa"),
            refusal(
                () -> QuantityText.pressure("60 bar"),
                "\"bar\" is not a unit of pressure; bar is for the oil line, and what it makes on the"
                    + " specimen depends on ram and die: write MPa"),
            refusal(
                () -> QuantityText.force("1.5 tons"),
                "\"tons\" is not a unit of force; a bare \"ton\" may mean 8.90, 9.81 or 9.96 kN:"
                    + " write t (metric), short ton or long ton"),
            refusal(
                () -> QuantityText.force("1.5 Ton"),
                "\"Ton\" is not a unit of force; a bare \"ton\" may mean 8.90, 9.81 or 9.96 kN:"
                    + " write t (metric), short ton or long ton"),
            refusal(
                () -> QuantityText.length("ten mm"),
                "\"ten mm\" is not a length; write for instance \"10 mm\""))
        .forEach(Runnable::run);
  }

  @Test
  void whatIsNoNumberInRangeIsRefusedToo() {
    List.of(
            refusal(
                () -> QuantityText.mass("1,5 mg"),
                "\",5 mg\" is not a unit of mass; known units: mg, g, kg"),
            refusal(
                () -> QuantityText.temperature("-300 °C"),
                "\"-300 °C\" is below absolute zero; write for instance \"60 °C\""),
            refusal(
                () -> QuantityText.duration("-1 s"),
                "\"-1 s\" is not a duration between 0 s and 30 years;"
                    + " write for instance \"180 s\""),
            refusal(
                () -> QuantityText.pressure("NaN MPa"),
                "\"NaN MPa\" is not a pressure; write for instance \"370 MPa\""),
            refusal(
                () -> QuantityText.pressure("1e999 MPa"),
                "\"1e999 MPa\" is too large; write a smaller number"),
            refusal(
                () -> QuantityText.plain("0.6 MPa", ""),
                "\"0.6 MPa\" is not a number without a unit; write for instance \"0.5\""))
        .forEach(Runnable::run);
  }

  /** A hostile text must neither take long nor come back whole in the message. */
  @Test
  void anEndlessTextIsRefusedUnreadAndShortened() {
    QuantityRefused refused =
        assertThrows(QuantityRefused.class, () -> QuantityText.pressure(" 1".repeat(500_000)));
    assertEquals(true, refused.getMessage().length() < 200, refused.getMessage());
  }

  @Test
  void sixtyFourCharactersAreReadAndShownAndNotOneMore() throws QuantityRefused {
    String longest = "1." + "0".repeat(58) + " MPa";
    assertEquals(64, longest.length());
    assertEquals(Pressure.ofMPa(1), QuantityText.pressure(longest));
    refusal(
            () -> QuantityText.pressure("0" + longest),
            "\"0"
                + longest.substring(0, 63)
                + "…\" is not a pressure;"
                + " write for instance \"370 MPa\"")
        .run();
    refusal(
            () -> QuantityText.length(longest.replace(" MPa", " meh")),
            "\"meh\" is not a unit of length; known units: mm, µm, um, cm, m")
        .run();
    String noNumber = "x" + longest.substring(1);
    refusal(
            () -> QuantityText.pressure(noNumber),
            "\"" + noNumber + "\" is not a pressure; write for instance \"370 MPa\"")
        .run();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, 0", "250, 250", "0.1, 0.1", "14.709975, 14.70998", "1e7, 10000000"})
  void numbersAreWrittenAsPeopleWriteThem(double value, String text) {
    assertEquals(text, QuantityText.number(value));
  }

  @Test
  void whatIsNotMeasuredPrintsAQuestionMark() {
    assertEquals("? MPa", Pressure.UNKNOWN.toString());
  }

  private static Runnable refusal(Executable reading, String message) {
    return () -> assertEquals(message, assertThrows(QuantityRefused.class, reading).getMessage());
  }
}
