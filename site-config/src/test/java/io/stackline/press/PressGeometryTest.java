package io.stackline.press;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers computed by hand from A = π d²/4 and 1 MPa = 1 N/mm². */
class PressGeometryTest {
  /** Bore, its area, and the pressure 1.5 t makes on it in each of the three tons. */
  @ParameterizedTest
  @CsvSource({
    "10,   78.540,  187.3, 169.9, 190.3",
    "12,   113.097, 130.1, 118.0, 132.2",
    "12.7, 126.677, 116.1, 105.3, 118.0",
    "13,   132.732, 110.8, 100.5, 112.6",
    "16,   201.062, 73.2,  66.4,  74.3",
    "20,   314.159, 46.8,  42.5,  47.6"
  })
  void oneAndAHalfTonsMakeAnotherPressureOnEveryDie(
      double bore, double area, double metric, double shortTon, double longTon)
      throws QuantityRefused {
    PressGeometry geometry = geometry(80, bore);
    assertEquals(area, geometry.dieArea().toMm2(), 5e-4);
    assertEquals(metric, geometry.pressure(QuantityText.force("1.5 t")).toMPa(), 0.051);
    assertEquals(shortTon, geometry.pressure(QuantityText.force("1.5 short ton")).toMPa(), 0.051);
    assertEquals(longTon, geometry.pressure(QuantityText.force("1.5 long ton")).toMPa(), 0.051);
  }

  /** What each rating makes on each die, MPa; a rating, then one column a bore. */
  @ParameterizedTest
  @MethodSource("ratings")
  void aRatingBecomesTheHighestPressureOfADie(String rated, double bore, String megapascals)
      throws QuantityRefused {
    Pressure highest = geometry(80, bore).pressure(QuantityText.force(rated));
    assertEquals(Double.parseDouble(megapascals), highest.toMPa(), lastDigit(megapascals));
  }

  static Stream<Arguments> ratings() {
    return table(
        """
        -      10   12   13   16   20   25   32
        2 t   250  173  148   98   62   40   24
        5 t   624  434  369  244  156  100   61
        15 t 1873 1301 1108  732  468  300  183
        25 t 3122 2168 1847 1219  780  499  305
        40 t 4994 3468 2955 1951 1249  799  488
        60 t 7492 5203 4433 2926 1873 1199  732
        """);
  }

  /** What each pressure takes on each die, kN; a pressure, then one column a bore. */
  @ParameterizedTest
  @MethodSource("forces")
  void aPressureBecomesTheForceItNeeds(String onSpecimen, double bore, String kilonewtons)
      throws QuantityRefused {
    Force force = geometry(80, bore).force(QuantityText.pressure(onSpecimen));
    assertEquals(Double.parseDouble(kilonewtons), force.toKN(), lastDigit(kilonewtons));
  }

  static Stream<Arguments> forces() {
    return table(
        """
        -          10    12    13    16    20
        50 MPa   3.93  5.65  6.64 10.05 15.71
        75 MPa   5.89  8.48  9.95 15.08 23.56
        120 MPa  9.42 13.57 15.93 24.13 37.70
        140 MPa 11.00 15.83 18.58 28.15 43.98
        240 MPa 18.85 27.14 31.86 48.25 75.40
        250 MPa 19.63 28.27 33.18 50.27 78.54
        360 MPa 28.27 40.72 47.78 72.38 113.1
        370 MPa 29.06 41.85 49.11 74.39 116.2
        380 MPa 29.85 42.98 50.44 76.40 119.4
        400 MPa 31.42 45.24 53.09 80.42 125.7
        500 MPa 39.27 56.55 66.37 100.5 157.1
        700 MPa 54.98 79.17 92.91 140.7 219.9
        """);
  }

  /** Reference hydraulics: ram, its area, and the oil pressure at the press's rating. */
  @ParameterizedTest
  @CsvSource({"63, 3117.2, 147.1, 472", "80, 5026.5, 245.2, 488", "100, 7854.0, 392.3, 499"})
  void theOilLineFollowsFromTheRam(double ram, double area, double kilonewtons, double bar) {
    PressGeometry geometry = geometry(ram, 10);
    assertEquals(area, geometry.ramArea().toMm2(), 0.1);
    LinePressure line = geometry.idealLine(Force.ofKN(kilonewtons));
    assertEquals(bar, line.toBar(), 0.6);
    assertEquals(kilonewtons, geometry.idealForce(line).toKN(), 1e-9);
  }

  /** 10 bar of oil on Ø80 is 64 MPa on Ø10: mixing the two up is what the types prevent. */
  @Test
  void lineAndSpecimenDifferByTheRatioOfTheAreas() {
    PressGeometry geometry = geometry(80, 10);
    Pressure onSpecimen = geometry.pressure(geometry.idealForce(LinePressure.ofBar(10)));
    assertEquals(64.0, onSpecimen.toMPa(), 1e-9);
  }

  @Test
  void aBoreOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> geometry(80, 0));
    assertThrows(IllegalArgumentException.class, () -> geometry(Double.NaN, 10));
  }

  /**
   * 370 MPa on Ø10 under Ø80 is 29.06 kN: 57.81 bar alone, 59.57 with a spring of 885 N. Loading
   * against 125 N and 1.25 % it takes 60.58 bar, releasing 58.59: 60.5 is read on a real line.
   */
  @Test
  void theLineShowsMoreWhileLoadingAndLessWhileReleasing() {
    PressGeometry geometry = geometry(new Hydraulics(new Force(885), new Force(125), 0.0125));
    LineBand band = geometry.line(Pressure.ofMPa(370));
    assertEquals(57.81, geometry.idealLine(Force.ofKN(29.0597)).toBar(), 5e-3);
    assertEquals(58.59, band.lowest().toBar(), 5e-3);
    assertEquals(59.57, band.nominal().toBar(), 5e-3);
    assertEquals(60.58, band.highest().toBar(), 5e-3);
    assertEquals(60.5, band.highest().toBar(), 0.01 * 60.5);
  }

  /** The plant's own friction, 120 N and 1.2 %, lies within what an unspoken press may have. */
  @Test
  void aPressThatSaysNothingHasTheWiderBand() {
    LineBand known =
        geometry(new Hydraulics(new Force(885), new Force(120), 0.012)).line(Pressure.ofMPa(370));
    LineBand unspoken = geometry(80, 10).line(Pressure.ofMPa(370));
    assertEquals(known.nominal(), unspoken.nominal());
    assertTrue(unspoken.lowest().pascals() < known.lowest().pascals());
    assertTrue(unspoken.highest().pascals() > known.highest().pascals());
    assertTrue(unspoken.highest().toBar() > 60.5 && unspoken.lowest().toBar() < 60.5);
  }

  /** 60 bar on Ø80 is 30.16 kN of oil: minus the spring 29.27, and 0.502 of friction each way. */
  @Test
  void aLinePressureBecomesABandOfForces() {
    ForceBand band =
        geometry(new Hydraulics(new Force(885), new Force(125), 0.0125))
            .force(LinePressure.ofBar(60));
    assertEquals(28.772, band.lowest().toKN(), 1e-3);
    assertEquals(29.274, band.nominal().toKN(), 1e-3);
    assertEquals(29.776, band.highest().toKN(), 1e-3);
  }

  /** The two directions are one formula solved twice: each edge must lead back to its force. */
  @Test
  void eachEdgeOfTheBandLeadsBackToTheForce() {
    PressGeometry geometry = geometry(80, 10);
    for (double newtons = 700; newtons < 250e3; newtons *= 1.7) {
      LineBand band = geometry.line(new Force(newtons));
      assertEquals(newtons, geometry.force(band.highest()).lowest().newtons(), newtons * 1e-9);
      assertEquals(newtons, geometry.force(band.nominal()).nominal().newtons(), newtons * 1e-9);
      assertEquals(newtons, geometry.force(band.lowest()).highest().newtons(), newtons * 1e-9);
    }
  }

  @Test
  void aLineThatOnlyLiftsTheRamMakesNoForce() {
    ForceBand band = geometry(80, 10).force(LinePressure.ofBar(1));
    assertEquals(new ForceBand(Force.ZERO, Force.ZERO, Force.ZERO), band);
    Hydraulics stiff = new Hydraulics(Force.ZERO, new Force(500), 0);
    assertEquals(0, geometry(stiff).line(Force.ZERO).lowest().pascals(), 0);
  }

  @Test
  void withoutSpringAndFrictionTheBandHasNoWidth() {
    PressGeometry geometry = geometry(new Hydraulics(Force.ZERO, Force.ZERO, 0));
    LinePressure ideal = geometry.idealLine(Force.ofKN(10));
    assertEquals(new LineBand(ideal, ideal, ideal), geometry.line(Force.ofKN(10)));
  }

  @Test
  void bandsReadAsOneNumberAndItsLimits() {
    PressGeometry geometry = geometry(new Hydraulics(Force.ZERO, new Force(5026.548), 0));
    assertEquals("0 bar (0 bar to 10 bar)", geometry.line(Force.ZERO).toString());
    assertEquals("0 kN (0 kN to 5.026548 kN)", geometry.force(LinePressure.ofBar(0)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0",
    "NaN, 0, 0",
    "Infinity, 0, 0",
    "0, -1, 0",
    "0, NaN, 0",
    "0, Infinity, 0",
    "0, 0, -0.01",
    "0, 0, 1",
    "0, 0, NaN"
  })
  void hydraulicsThatCannotBeAreRefused(double spring, double friction, double share) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Hydraulics(new Force(spring), new Force(friction), share));
  }

  private static PressGeometry geometry(Hydraulics hydraulics) {
    return new PressGeometry(Length.ofMm(80), Length.ofMm(10), hydraulics);
  }

  /** Half of the last digit given, and a hair for what lies just on it. */
  private static double lastDigit(String number) {
    int point = number.indexOf('.');
    return 0.51 * Math.pow(10, point < 0 ? 0 : point + 1 - number.length());
  }

  /** Cells as (row's quantity, column's bore, number). */
  private static Stream<Arguments> table(String text) {
    List<String[]> rows =
        text.lines().map(line -> line.strip().replaceFirst(" (?=[tM])", "_").split(" +")).toList();
    String[] bores = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, bores.length)
                    .mapToObj(
                        i ->
                            Arguments.of(
                                row[0].replace('_', ' '), Double.valueOf(bores[i]), row[i])));
  }

  private static PressGeometry geometry(double ram, double bore) {
    return new PressGeometry(Length.ofMm(ram), Length.ofMm(bore));
  }
}
